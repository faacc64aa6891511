package io.headroom.bench.pipeline;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.topic.Topics;
import io.headroom.standalone.Headroom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Headroom's role ingest, with all it does beside: sizes, tenants, keyed hashes, positions, and the sampler. */
final class HeadroomCapture extends ToKafka {
    private final Path config;
    private Position furthest = Position.NONE;
    private Position place = Position.NONE;

    private HeadroomCapture(Source source, Path folder, Gauge gauge, Path config) {
        super("headroom ingest", source, folder, gauge);
        this.config = config;
    }

    static HeadroomCapture of(Source source, Path folder, String servers) throws IOException {
        return of(source, folder, servers, "tenant_id", "public.event");
    }

    static HeadroomCapture of(Source source, Path folder, String servers, String tenant, String tables)
            throws IOException {
        Path config = folder.resolve("headroom.yml");
        Files.writeString(config, """
                headroom:
                  databases:
                    bench:
                      url: postgresql://%s:%d/%s
                      username: %s
                      password: %s
                      tenant: { column: %s }
                      tables: { include: ["%s"] }
                      accept-unbounded-wal: true
                      wal-budget: 50GB
                  kafka: { bootstrap-servers: "%s", partitions: 4 }
                  data: %s
                """.formatted(
                        source.postgres().host(),
                        source.postgres().port(),
                        Source.DATABASE,
                        source.postgres().user(),
                        source.postgres().password(),
                        tenant,
                        tables,
                        servers,
                        folder.resolve("data")));
        return new HeadroomCapture(source, folder, new Gauge(servers, Topics.ROW_CHANGES.name()), config);
    }

    @Override
    Child start() {
        return Child.java(
                folder.resolve("ingest.log"), Headroom.class.getName(), "ingest", "--config", config.toString());
    }

    /** A start repeats the last transactions before the stop: what stands no further than what was read is no news. */
    @Override
    char operation(byte[] value) {
        ChangeRecord change = ChangeCodec.decode(value);
        if (!(change instanceof RowChange row)) {
            return ' ';
        }
        if (!row.position().isAfter(place)) {
            return ' ';
        }
        furthest = row.position().isAfter(furthest) ? row.position() : furthest;
        return switch (row.operation()) {
            case SEED, INSERT -> 'I';
            case UPDATE -> 'U';
            case DELETE -> 'D';
        };
    }

    @Override
    void placeTaken() {
        place = furthest;
    }
}
