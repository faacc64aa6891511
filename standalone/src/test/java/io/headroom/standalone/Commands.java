package io.headroom.standalone;

import io.headroom.testkit.Postgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs commands that end by themselves, in this process. */
final class Commands {
    private final StringWriter out = new StringWriter();

    /** @return its exit code */
    int run(String... arguments) {
        out.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(out, true);
        return Headroom.commandLine(writer, writer).execute(arguments);
    }

    /** All that the last one said. */
    String said() {
        return out.toString();
    }

    /** A configuration of one database, called shop. */
    static Path config(Path folder, Postgres postgres, String database, String username, String more)
            throws IOException {
        return Files.writeString(folder.resolve("headroom.yml"), """
                headroom:
                  databases:
                    shop:
                      url: postgresql://%s:%d/%s
                      username: %s
                      password: %s
                      %s
                  data: %s
                """.formatted(
                        postgres.host(),
                        postgres.port(),
                        database,
                        username,
                        postgres.password(),
                        more,
                        folder.resolve("data")));
    }
}
