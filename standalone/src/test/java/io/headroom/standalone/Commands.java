package io.headroom.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;

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
}
