package io.headroom.standalone.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who uses the studio, by id, the one with the most projects first. */
final class StudioUsers {

    private static final Map<String, String> NAMED = read();

    private StudioUsers() {}

    static Map<String, String> named() {
        return NAMED;
    }

    private static Map<String, String> read() {
        Map<String, String> named = new LinkedHashMap<>();
        DemoSchema.text("users.txt").lines().forEach(line -> {
            int space = line.indexOf(' ');
            named.put(line.substring(0, space), line.substring(space + 1));
        });
        return Collections.unmodifiableMap(named);
    }
}
