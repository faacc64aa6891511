package io.headroom.core.annotation;

import org.jspecify.annotations.Nullable;

/** What somebody says of the future makes no sense. Requests and the configuration spell keys each in their own way. */
public final class AnnotationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final String must;
    private final String complaint;

    AnnotationException(String key, String must, @Nullable Object got) {
        super(key + " " + complaint(must, got));
        this.key = key;
        this.must = must;
        this.complaint = complaint(must, got);
    }

    private static String complaint(String must, @Nullable Object got) {
        return "must be " + must + ", got " + (got == null ? "nothing" : got);
    }

    /** In camel case. */
    public String key() {
        return key;
    }

    /** The message without the key. */
    public String complaint() {
        return complaint;
    }

    /** What the value must be. */
    public String must() {
        return must;
    }
}
