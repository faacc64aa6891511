package io.headroom.standalone;

import io.headroom.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code headroom.yml} of one database, whose state is kept beside it. */
final class ConfigFile {
    private final String name;
    private final Postgres postgres;
    private final String database;
    private final String username;
    private final String more;
    private final String http;

    private ConfigFile(String name, Postgres postgres, String database, String username, String more, String http) {
        this.name = name;
        this.postgres = postgres;
        this.database = database;
        this.username = username;
        this.more = more;
        this.http = http;
    }

    /** @param name what Headroom calls the database */
    static ConfigFile of(String name, Postgres postgres, String database) {
        return new ConfigFile(name, postgres, database, postgres.user(), "", "");
    }

    /** Who logs in, if not the server's own user; with the same password. */
    ConfigFile as(String user) {
        return new ConfigFile(name, postgres, database, user, more, http);
    }

    /** One more line about the database, such as {@code tenant: { column: tenant_id }}. */
    ConfigFile with(String line) {
        return new ConfigFile(name, postgres, database, username, more + "      " + line + "\n", http);
    }

    ConfigFile listeningOn(int port) {
        return new ConfigFile(name, postgres, database, username, more, "  http: { port: " + port + " }\n");
    }

    Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("headroom.yml"), """
                headroom:
                  databases:
                    %s:
                      url: postgresql://%s:%d/%s
                      username: %s
                      password: %s
                %s%s  data: %s
                """.formatted(
                        name,
                        postgres.host(),
                        postgres.port(),
                        database,
                        username,
                        postgres.password(),
                        more,
                        http,
                        folder.resolve("data")));
    }
}
