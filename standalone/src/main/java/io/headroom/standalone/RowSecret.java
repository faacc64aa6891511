package io.headroom.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret behind the row hashes: made at the first start, kept beside the other data, readable by its owner only.
 * Losing it means that every table has to be counted anew.
 */
final class RowSecret {
    private static final int LENGTH = 32;

    private RowSecret() {}

    static byte[] in(Path data) {
        Path file = data.resolve("row-hash.secret");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("the row hash secret " + file + " cannot be used (" + e.getMessage()
                    + "); restore it from a backup, or remove it to have every table counted anew");
        }
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
    }
}
