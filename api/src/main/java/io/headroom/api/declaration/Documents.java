package io.headroom.api.declaration;

/** The forms in which documents are taken. Anything else is refused, text that any page may send among it. */
public final class Documents {
    public static final String JSON = "application/json";
    public static final String YAML = "application/yaml";

    /** Where the API says so. */
    public static final String BODY = "#/components/requestBodies/Document";

    private Documents() {}
}
