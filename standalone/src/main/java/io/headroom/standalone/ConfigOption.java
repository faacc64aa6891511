package io.headroom.standalone;

import io.headroom.core.config.HeadroomConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option every role shares. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration, ${DEFAULT-VALUE} unless given. headroom.example.yml explains every key.")
    private Path file = Path.of("headroom.yml");

    HeadroomConfig load() {
        return HeadroomConfig.load(file, System.getenv());
    }
}
