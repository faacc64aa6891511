package io.headroom.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a password from the configuration or from the file it names, as container platforms mount secrets. */
final class Password {
    private Password() {}

    static Secret read(Section section) {
        boolean inFile = section.has("password-file");
        if (inFile && section.has("password")) {
            throw section.error("password-file", "cannot stand beside password; keep one of them");
        }
        return inFile
                ? section.required(
                        "password-file", text -> ofFile(section.base().resolve(text)), "a file")
                : section.required("password", text -> new Secret(Scalars.text(text)), "${NAME}, or a password-file");
    }

    /** The line break that editors put at the end is not part of it. */
    private static Secret ofFile(Path file) {
        try {
            String password = Files.readString(file).replaceFirst("\\R+$", "");
            if (password.isEmpty()) {
                throw new IllegalArgumentException("must name a file that holds the password, got the empty " + file);
            }
            return new Secret(password);
        } catch (IOException e) {
            throw new IllegalArgumentException("must name a file that can be read, got " + file, e);
        }
    }
}
