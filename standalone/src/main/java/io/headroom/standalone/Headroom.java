package io.headroom.standalone;

import io.headroom.standalone.forecast.ForecastCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code headroom} command: every role in one process, or one role alone beside an external Kafka. */
@Command(
        name = "headroom",
        description = "Says when each resource of a PostgreSQL database runs out, and who fills it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            CheckCommand.class,
            UninstallCommand.class,
            ForecastCommand.class,
            AlertsCommand.class
        })
public final class Headroom {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Headroom() {}

    public static void main(String[] arguments) {
        CommandLine line = commandLine(writer(FileDescriptor.out), writer(FileDescriptor.err));
        // An explicit exit: the HTTP server's event loops would keep the process for seconds.
        System.exit(line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Headroom());
        return line.setOut(out).setErr(err).setExecutionExceptionHandler(new OneLineErrors());
    }

    @Command(description = "Watches the configured databases, on a Kafka of its own unless one is configured.")
    int run(@Mixin ConfigOption config) {
        return live(config, EnumSet.allOf(Role.class));
    }

    @Command(description = "Only captures committed changes into Kafka.")
    int ingest(@Mixin ConfigOption config) {
        return live(config, EnumSet.of(Role.INGEST));
    }

    @Command(description = "Only folds the changes in Kafka into footprints.")
    int analytics(@Mixin ConfigOption config) {
        return live(config, EnumSet.of(Role.ANALYTICS));
    }

    @Command(description = "Only serves what Kafka holds over HTTP.")
    int api(@Mixin ConfigOption config) {
        return live(config, EnumSet.of(Role.API));
    }

    private int live(ConfigOption config, Set<Role> roles) {
        return new Lifetime(spec.commandLine().getOut()).live(config.load(), roles);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        FileOutputStream stream = new FileOutputStream(descriptor);
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
