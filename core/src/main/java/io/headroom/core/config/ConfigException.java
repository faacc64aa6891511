package io.headroom.core.config;

/**
 * The configuration cannot be used. The message is one line for the operator: the full key, the value (never a secret)
 * and what to do; no stack trace is needed beside it.
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(oneLine(message));
    }

    public ConfigException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** A value may span lines in YAML; the message quoting it must not. */
    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
