package io.headroom.core.config;

import io.headroom.core.trigger.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of triggers.
 *
 * @param url where to; secret, because that of a chat is its password
 * @param secret what messages are signed with; absent where they are not
 * @param least triggers of a lower severity are not sent
 * @param timeout of one attempt
 */
public record ReceiverConfig(
        Kind kind, Secret url, @Nullable Secret secret, Severity least, Duration timeout) {

    /** In what form it wants to be told. */
    public enum Kind {
        /** Prometheus' Alertmanager, API v2. */
        ALERTMANAGER,
        /** CloudEvents 1.0 over HTTP. */
        WEBHOOK,
        /** Slack's incoming webhooks, which Mattermost and others understand too. */
        SLACK
    }

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    public ReceiverConfig {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(least, "least");
        Require.positive("timeout", timeout);
        uri(url.reveal());
        if (secret != null && kind != Kind.WEBHOOK) {
            throw new IllegalArgumentException(
                    "secret goes with type webhook only, got " + kind.name().toLowerCase(Locale.ROOT));
        }
    }

    static ReceiverConfig read(Section section) {
        section.only(List.of("type", "url", "secret", "severity", "timeout"));
        return section.build(() -> new ReceiverConfig(
                section.required("type", ReceiverConfig::kind, "alertmanager, webhook or slack"),
                section.required("url", text -> new Secret(Scalars.text(text)), "where to send to"),
                section.value("secret", text -> new Secret(Scalars.text(text))),
                section.value("severity", text -> Rows.label(Severity.values(), text), Severity.WARNING),
                section.value("timeout", Scalars::duration, TEN_SECONDS)));
    }

    /** Where to, for the one call that goes there. */
    public URI uri() {
        return uri(url.reveal());
    }

    /** Host and port, which is as much of it as may be shown. */
    public String place() {
        URI uri = uri();
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "alertmanager" -> Kind.ALERTMANAGER;
            case "webhook" -> Kind.WEBHOOK;
            case "slack" -> Kind.SLACK;
            default -> throw new IllegalArgumentException("must be alertmanager, webhook or slack, got " + text);
        };
    }

    /** The text is not repeated: it may hold a password. */
    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && List.of("http", "https").contains(scheme) && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("url must be an http or https address", e);
        }
        throw new IllegalArgumentException("url must be an http or https address without user and password");
    }
}
