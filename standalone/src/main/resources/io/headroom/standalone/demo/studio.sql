CREATE SCHEMA app;

CREATE TABLE app.users (
    "id" text PRIMARY KEY,
    "clerkId" text NOT NULL,
    "email" text NOT NULL,
    "createdAt" timestamptz NOT NULL
);

CREATE TABLE app.projects (
    "id" text PRIMARY KEY,
    "userId" text NOT NULL REFERENCES app.users ON DELETE CASCADE,
    "name" text NOT NULL,
    "createdAt" timestamptz NOT NULL,
    "updatedAt" timestamptz NOT NULL
);

CREATE TABLE app.floorplans (
    "id" text PRIMARY KEY,
    "projectId" text NOT NULL REFERENCES app.projects ON DELETE CASCADE,
    "level" integer NOT NULL,
    "data" jsonb NOT NULL,
    "createdAt" timestamptz NOT NULL
);

CREATE TABLE app.models_3d (
    "id" text PRIMARY KEY,
    "projectId" text NOT NULL REFERENCES app.projects ON DELETE CASCADE,
    "floorplanId" text NOT NULL REFERENCES app.floorplans ON DELETE CASCADE,
    "modelData" jsonb NOT NULL,
    "createdAt" timestamptz NOT NULL
);

CREATE TABLE app.massings (
    "id" text PRIMARY KEY,
    "projectId" text NOT NULL REFERENCES app.projects ON DELETE CASCADE,
    "massingData" jsonb NOT NULL,
    "createdAt" timestamptz NOT NULL
);

CREATE TABLE app.site_analyses (
    "id" text PRIMARY KEY,
    "projectId" text NOT NULL UNIQUE REFERENCES app.projects ON DELETE CASCADE,
    "sunPathData" jsonb NOT NULL,
    "weatherData" jsonb NOT NULL,
    "createdAt" timestamptz NOT NULL
);

CREATE TABLE app.files (
    "id" text PRIMARY KEY,
    "projectId" text REFERENCES app.projects ON DELETE CASCADE,
    "userId" text NOT NULL REFERENCES app.users ON DELETE CASCADE,
    "fileName" text NOT NULL,
    "sizeInBytes" bigint NOT NULL,
    "createdAt" timestamptz NOT NULL
);

CREATE TABLE app.cad_blocks (
    "id" text PRIMARY KEY,
    "name" text NOT NULL,
    "category" text NOT NULL,
    "data" jsonb NOT NULL,
    "createdAt" timestamptz NOT NULL
);

-- Half a megabyte that does not compress. Values are slices of it: within a value nothing repeats.
CREATE TEMPORARY TABLE noise AS
SELECT string_agg(sha512(convert_to('noise ' || i, 'UTF8')), '') AS bytes FROM generate_series(1, 8192) i;

-- A key as an object mapper makes it, but the same in every demo.
CREATE FUNCTION pg_temp.cuid(kind text, number integer) RETURNS text IMMUTABLE LANGUAGE sql
    AS $$ SELECT 'cm' || left(md5(kind || number), 23) $$;

-- A JSON value of about so many bytes, most of them a mesh in base 64, as glTF embeds it.
CREATE FUNCTION pg_temp.drawing(kind text, number integer, width numeric) RETURNS jsonb STABLE LANGUAGE sql
    AS $$ SELECT jsonb_build_object('kind', kind, 'revision', number % 5, 'mesh', replace(encode(substring(
        bytes FROM 1 + abs(hashtext(kind || number) % 400000) FOR (width * 0.75)::integer - 45), 'base64'), E'\n', '')) FROM noise $$;

-- 200 projects over 18 months, a little faster towards the end. The first user has 122 of them, the others ever fewer, and
-- each user's are as wide as anybody's on the average: so the first has 61 % of the JSON.
CREATE TEMPORARY TABLE plan AS
SELECT i, pg_temp.cuid('project', i) AS id, w AS width, now() - interval '540 days' * power((200.5 - i) / 200, 1.15) AS born,
       CASE WHEN j < 122 THEN 1 ELSE 2 + floor(25 * power((j - 122) / 78.0, 2))::integer END AS person
FROM generate_series(1, 200) i, LATERAL (SELECT i * 61 % 200 AS j) AS place,
     LATERAL (SELECT CASE WHEN j < 122 THEN 0.5 + j * 7 % 122 / 121.0 ELSE 0.5 + (j - 122) * 7 % 78 / 77.0 END AS w) AS size;

INSERT INTO app.users
SELECT people.id, 'user_' || left(md5(people.id), 27), 'hello@' || regexp_replace(lower(name), '[^a-z]+', '-', 'g') || '.example',
       min(born) - interval '2 days'
FROM people JOIN plan ON person = number GROUP BY people.id, name ORDER BY min(born);

INSERT INTO app.projects
SELECT plan.id, people.id, 'House ' || i, born, born FROM plan JOIN people ON person = number ORDER BY i;

INSERT INTO app.floorplans
SELECT pg_temp.cuid('floorplan', i * 2 + level), id, level, pg_temp.drawing('floorplan', i * 2 + level, 18000 * width),
       born + interval '3 hours' * (1 + level)
FROM plan, generate_series(0, 1) level ORDER BY i, level;

INSERT INTO app.models_3d
SELECT pg_temp.cuid('model', i), id, pg_temp.cuid('floorplan', i * 2), pg_temp.drawing('model', i, 84000 * width), born + interval '7 hours'
FROM plan ORDER BY i;

INSERT INTO app.massings
SELECT pg_temp.cuid('massing', i), id, pg_temp.drawing('massing', i, 15000 * width), born + interval '4 hours' FROM plan ORDER BY i;

INSERT INTO app.site_analyses
SELECT pg_temp.cuid('site', i), id, pg_temp.drawing('sun', i, 7500 * width), pg_temp.drawing('weather', i, 7500 * width),
       born + interval '1 hour'
FROM plan ORDER BY i;

INSERT INTO app.files
SELECT pg_temp.cuid('file', i * 5 + n), plan.id, people.id, 'drawing-' || i || '-' || n || '.dwg', 1000 * (i + n), born + interval '80 minutes' * n
FROM plan JOIN people ON person = number, generate_series(1, 5) n ORDER BY i, n;

INSERT INTO app.cad_blocks
SELECT pg_temp.cuid('block', i), 'Block ' || i, 'furniture', pg_temp.drawing('block', i, 1000), now() - interval '541 days'
FROM generate_series(1, 50) i;

ANALYZE;
