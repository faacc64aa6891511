package io.headroom.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus server, by the address under which its API begins.
 *
 * @param username for basic authentication, if it asks for any
 */
public record PrometheusConfig(
        URI url, @Nullable String username, @Nullable Secret password) {
    private static final String FORM = "http://host:9090";

    public PrometheusConfig {
        Require.notBlank("username", username);
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("username and password only make sense together");
        }
    }

    static PrometheusConfig read(Section section) {
        boolean secret = section.has("password") || section.has("password-file");
        return section.build(() -> new PrometheusConfig(
                section.required("prometheus", PrometheusConfig::url, FORM),
                section.text("username"),
                secret ? Password.read(section) : null));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text.replaceFirst("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            if (web && bare && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must look like " + FORM, e);
        }
        throw new IllegalArgumentException("must look like " + FORM + ", without user, query and fragment");
    }
}
