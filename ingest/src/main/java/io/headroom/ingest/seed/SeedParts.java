package io.headroom.ingest.seed;

import io.headroom.core.change.RowHasher;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.announce.TableDirectory;
import io.headroom.ingest.guard.Allowance;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.stream.StreamListener;
import io.headroom.ingest.stream.TableBook;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * What seeding one database needs.
 *
 * @param publishers makes one for each worker: seeds do not wait in line with the stream
 * @param pace tells when readers are too far behind
 * @param listener hears of rows that cannot be read
 * @param engine the engine's settings, by which it would deliver a value
 * @param announcer tells what tables hold by a first count
 * @param allowance for counts, which checks share
 */
public record SeedParts(
        DatabaseConfig config,
        int generation,
        int partitions,
        TableBook tables,
        TableDirectory directory,
        StatusLine status,
        Supplier<RowPublisher> publishers,
        Supplier<RowHasher> hashers,
        SeedPace pace,
        StreamListener listener,
        Properties engine,
        Announcer announcer,
        Allowance allowance) {}
