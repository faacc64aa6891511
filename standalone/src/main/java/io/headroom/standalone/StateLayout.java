package io.headroom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The layout of what is kept in the data folder: the embedded broker's topics and the state of the topology. A mark beside
 * them says which one it is, so that a version that writes otherwise refuses the folder instead of misreading it.
 */
final class StateLayout {
    /** Raised whenever something in the folder is written so that what is there from before cannot be read. */
    static final String CURRENT = "7";

    /** Before there was a mark. */
    private static final String UNMARKED = "1";

    private StateLayout() {}

    /**
     * Looks without changing anything.
     *
     * @throws Refusal if the folder was written in another layout, with the choices there are
     */
    static void refuseOther(Path data) {
        String found = found(data);
        if (!found.equals(CURRENT)) {
            throw new Refusal(data + " was written by another version of Headroom (layout " + found
                    + ", this one reads and writes " + CURRENT
                    + "): go on with the version that wrote it, or delete the folder to have everything counted anew,"
                    + " or name another folder");
        }
    }

    /**
     * Marks a folder that is new.
     *
     * @throws Refusal as above
     */
    static void claim(Path data) {
        refuseOther(data);
        try {
            Files.createDirectories(data);
            Files.writeString(mark(data), CURRENT + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + mark(data), e);
        }
    }

    private static String found(Path data) {
        try {
            if (Files.exists(mark(data))) {
                return Files.readString(mark(data)).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + mark(data), e);
        }
        boolean used = Files.exists(data.resolve("kafka")) || Files.exists(data.resolve("streams"));
        return used ? UNMARKED : CURRENT;
    }

    private static Path mark(Path data) {
        return data.resolve("layout");
    }
}
