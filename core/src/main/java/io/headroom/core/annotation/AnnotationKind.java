package io.headroom.core.annotation;

/** What is known of the future. The names are part of the topic and HTTP contract. */
public enum AnnotationKind {
    /** A quantity that comes once, or goes where it is negative. */
    IMPORT,
    /** Another pace from a day on. */
    LAUNCH,
    /** Days that are unlike others. */
    HOLIDAY
}
