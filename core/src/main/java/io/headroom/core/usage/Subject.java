package io.headroom.core.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * What a reading is about: {@code instance:main}, {@code database:shop}, {@code table:shop/public.booking}, {@code
 * slot:main/headroom_shop_1}.
 *
 * @param owner the instance's or the database's name, which never holds a slash
 * @param name of the part; empty for the owner itself
 */
public record Subject(Kind kind, String owner, String name) {

    /** Kinds of subjects; the lower-case names are part of the contract. */
    public enum Kind {
        INSTANCE,
        DATABASE,
        TABLE,
        SEQUENCE,
        SLOT,
        REPLICA,
        POOL;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        if (owner.isEmpty() || owner.indexOf('/') >= 0) {
            throw new IllegalArgumentException("an owner must be a name without a slash, got '" + owner + "'");
        }
    }

    public static Subject instance(String instance) {
        return new Subject(Kind.INSTANCE, instance, "");
    }

    public static Subject database(String database) {
        return new Subject(Kind.DATABASE, database, "");
    }

    /** @throws IllegalArgumentException if the text is none that {@link #toString()} gives */
    public static Subject parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' names no subject of readings"));
        String rest = text.substring(colon + 1);
        int slash = rest.indexOf('/');
        return slash < 0
                ? new Subject(kind, rest, "")
                : new Subject(kind, rest.substring(0, slash), rest.substring(slash + 1));
    }

    @Override
    public String toString() {
        return kind.word() + ":" + owner + (name.isEmpty() ? "" : "/" + name);
    }
}
