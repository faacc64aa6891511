package io.headroom.core.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is: the subset of libpq's connection URIs (PostgreSQL manual, 32.1.1.2) that the JDBC driver and the
 * replication connector understand alike. It never holds credentials, so it may be logged.
 *
 * @param host name or address; an IPv6 address in its brackets
 * @param parameters only TLS settings, by their libpq name
 */
public record PostgresUrl(String host, int port, String database, Map<String, String> parameters) {
    /** What to write. */
    static final String FORM = "postgresql://host:port/database?sslmode=require";

    private static final int DEFAULT_PORT = 5432;
    private static final WholeNumbers PORTS = new WholeNumbers(1, 65_535);
    private static final List<String> PARAMETERS = List.of("sslmode", "sslrootcert", "sslcert", "sslkey");
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Pattern URL = Pattern.compile(
            "postgresql://([^/:?#\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+\\])(?::(\\d{1,5}))?/([^/?#\\s]+)(?:\\?([^#\\s]+))?");

    public PostgresUrl {
        Require.notBlank("host", host);
        PORTS.require("port", port);
        Require.notBlank("database", database);
        parameters = Require.ordered(parameters);
        parameters.forEach(PostgresUrl::require);
    }

    static PostgresUrl parse(String text) {
        // Looked for before anything else, because every other message shows the text.
        if (text.contains("@") || text.toLowerCase(Locale.ROOT).contains("password")) {
            throw new IllegalArgumentException("must not hold a user or a password; write " + FORM
                    + " and give them as username and password, e.g. password: ${SHOP_PASSWORD}");
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw new IllegalArgumentException("must look like " + FORM + ", got " + text);
        }
        return new PostgresUrl(url.group(1), port(url.group(2)), decode(url.group(3)), parameters(url.group(4)));
    }

    /** The same place as the JDBC driver wants it. */
    public String jdbc() {
        return "jdbc:" + this;
    }

    @Override
    public String toString() {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
        return "postgresql://" + host + ":" + port + "/" + encode(database) + (parameters.isEmpty() ? "" : query);
    }

    private static void require(String name, String value) {
        if (!PARAMETERS.contains(name)) {
            throw new IllegalArgumentException(
                    "must have no parameters but " + String.join(", ", PARAMETERS) + ", got " + name);
        }
        if (name.equals("sslmode") && !SSL_MODES.contains(value)) {
            throw new IllegalArgumentException(
                    "must have an sslmode of " + String.join(", ", SSL_MODES) + ", got " + value);
        }
        Require.notBlank(name, value);
    }

    private static int port(@Nullable String text) {
        return text == null ? DEFAULT_PORT : Integer.parseInt(text);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            parameters.put(name, equals < 0 ? "" : decode(parameter.substring(equals + 1)));
        }
        return parameters;
    }

    /** A plus is a plus in these addresses, unlike in forms. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must have two hex digits after every %, got " + text, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
