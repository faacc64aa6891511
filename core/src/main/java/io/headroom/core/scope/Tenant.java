package io.headroom.core.scope;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The tenant a row belongs to.
 *
 * <p>Identifiers of more than {@value #MAX_BYTES} UTF-8 bytes are shortened to their beginning and a SHA-256 prefix, so
 * that every key stays small and two long identifiers stay apart.
 *
 * @param id the tenant column's value as text; empty for every kind but {@link TenantKind#TENANT}
 */
public record Tenant(TenantKind kind, String id) {
    /** The longest identifier kept whole. */
    public static final int MAX_BYTES = 200;

    public static final Tenant SHARED = new Tenant(TenantKind.SHARED, "");
    public static final Tenant NULL = new Tenant(TenantKind.NULL, "");
    public static final Tenant UNRESOLVED = new Tenant(TenantKind.UNRESOLVED, "");

    private static final int KEPT_CHARACTERS = 40;

    public Tenant {
        if (kind != TenantKind.TENANT && !id.isEmpty()) {
            throw new IllegalArgumentException("a tenant of kind " + kind + " has no id, got '" + id + "'");
        }
    }

    public static Tenant of(String id) {
        byte[] utf8 = id.length() * 3 > MAX_BYTES ? id.getBytes(StandardCharsets.UTF_8) : null;
        return new Tenant(TenantKind.TENANT, utf8 == null || utf8.length <= MAX_BYTES ? id : shortened(id, utf8));
    }

    public void write(WireWriter out) {
        out.putByte(kind.code());
        if (kind == TenantKind.TENANT) {
            out.putText(id);
        }
    }

    public static Tenant read(WireReader in) {
        return read(TenantKind.ofCode(in.getByte()), in);
    }

    /** Reads what follows a kind that was read already. */
    public static Tenant read(TenantKind kind, WireReader in) {
        return kind == TenantKind.TENANT ? of(in.getText()) : new Tenant(kind, "");
    }

    /** The inverse of {@link #toString()}. */
    static Tenant parse(String text) {
        return switch (text) {
            case ".shared" -> SHARED;
            case ".null" -> NULL;
            case ".unresolved" -> UNRESOLVED;
            default -> new Tenant(TenantKind.TENANT, ScopePart.decode(text));
        };
    }

    private static String shortened(String id, byte[] utf8) {
        int end = id.offsetByCodePoints(0, KEPT_CHARACTERS);
        return id.substring(0, end) + "~" + HexFormat.of().formatHex(sha256(utf8), 0, 16);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The part after {@code tenant:} in a scope; the kinds without an id start with an (otherwise encoded) dot. */
    @Override
    public String toString() {
        return switch (kind) {
            case TENANT -> ScopePart.encode(id);
            case SHARED -> ".shared";
            case NULL -> ".null";
            case UNRESOLVED -> ".unresolved";
        };
    }
}
