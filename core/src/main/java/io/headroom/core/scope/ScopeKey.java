package io.headroom.core.scope;

/**
 * A scope of a named database: the key of every topic that holds one fact per scope. Text form
 * {@code shop/table:public.booking}, so that keys of one database share a prefix.
 */
public record ScopeKey(String database, Scope scope) {

    public ScopeKey {
        if (database.isEmpty()) {
            throw new IllegalArgumentException("a scope key needs a database, got '' for " + scope);
        }
    }

    /**
     * @throws IllegalArgumentException if {@code text} has no database part or its scope does not parse
     */
    public static ScopeKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException("'" + text + "' is no scope key: it must start with DATABASE/");
        }
        return new ScopeKey(ScopePart.decode(text.substring(0, slash)), Scope.parse(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return ScopePart.encode(database) + "/" + scope;
    }
}
