package io.headroom.core.scope;

/** How a row came to its tenant. The codes are part of the binary contract. */
public enum TenantKind {
    /** The tenant rule gave a value. */
    TENANT(0),
    /** The table has no tenant: its rows serve everybody. */
    SHARED(1),
    /** The table has a tenant column and this row's value is NULL. */
    NULL(2),
    /** The row's tenant is reached through another row that is not known yet. */
    UNRESOLVED(3);

    private static final TenantKind[] BY_CODE = values();

    private final int code;

    TenantKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no kind has this code */
    public static TenantKind ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("tenant kind " + code + " is unknown");
        }
        return BY_CODE[code];
    }
}
