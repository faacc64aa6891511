package io.headroom.core.config;

/**
 * A value that must not be seen. It prints as {@code ***}, and it is no record and no bean, so that neither a log line
 * nor a JSON mapper shows it by accident.
 */
public final class Secret {
    private final String value;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        this.value = value;
    }

    /** The value itself, for the one call that authenticates with it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
