package io.headroom.core.declaration;

/** What a declaration is about. */
public enum DeclarationKind {
    /** What one instance has, its plan and its lead time. */
    CAPACITY,
    /** When alarms are raised, of all instances. */
    POLICIES,
    /** What plans cost, of all instances. */
    PRICE_BOOK
}
