package io.headroom.core.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Parses small configurations for the tests. */
final class Yaml {
    static final Path BASE = Path.of("/etc/headroom");

    private Yaml() {}

    static HeadroomConfig parse(String yaml) {
        return HeadroomConfig.parse(yaml, Map.of(), BASE);
    }

    /** The message with which {@code yaml} is refused. */
    static String refusal(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> parse(yaml)).getMessage();
    }

    /** Keys below {@code headroom:}, of which every line but the first is indented by its own. */
    static HeadroomConfig headroom(String keys) {
        return parse(under("headroom", keys));
    }

    static String headroomRefusal(String keys) {
        return refusal(under("headroom", keys));
    }

    /** A database with everything it must have, and {@code keys} besides. */
    static DatabaseConfig shop(String keys) {
        DatabaseConfig shop = headroom(databases(keys)).databases().get("shop");
        return Objects.requireNonNull(shop);
    }

    static String shopRefusal(String keys) {
        return headroomRefusal(databases(keys));
    }

    static String databases(String keys) {
        String login = "url: postgresql://db.example:5433/shop\nusername: headroom\npassword: s3cret\n";
        return under("databases", under("shop", login + keys));
    }

    static String under(String key, String keys) {
        return key + ":\n" + keys.indent(2);
    }
}
