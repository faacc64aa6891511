package io.headroom.core.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of triggers.
 *
 * @param link address of the page as people reach it, for links in messages; absent for none
 * @param receivers by name; each is told by itself, so that one that is down holds up nobody else
 */
public record AlertsConfig(@Nullable String link, Map<String, ReceiverConfig> receivers) {
    /** Nobody. */
    public static final AlertsConfig NOBODY = new AlertsConfig(null, Map.of());

    public AlertsConfig {
        if (link != null && !link.matches("https?://[^\\s?#]+")) {
            throw new IllegalArgumentException("link must be an http or https address, got " + link);
        }
        receivers = Require.ordered(receivers);
    }

    static AlertsConfig read(Section section) {
        section.only(List.of("link", "receivers"));
        return section.build(() -> new AlertsConfig(
                section.text("link"),
                section.section("receivers").each((name, receiver) -> ReceiverConfig.read(receiver))));
    }
}
