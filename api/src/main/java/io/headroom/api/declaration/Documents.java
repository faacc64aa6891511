package io.headroom.api.declaration;

/** The forms in which documents are taken. Anything else is refused, text that any page may send among it. */
public final class Documents {
    public static final String JSON = "application/json";
    public static final String YAML = "application/yaml";

    private Documents() {}
}
