package io.headroom.core.scope;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Names as people and programs choose them, the worst included. */
public final class AnyScope {
    private AnyScope() {}

    /** Any Unicode text, with a liking for what the grammar uses itself. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> characters = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(Character::toString);
        Arbitrary<String> separators = Arbitraries.of(
                "%",
                "/",
                ":",
                ".",
                "%2",
                "%25",
                "tenant:",
                "table:",
                ".null",
                "'",
                "\"",
                " ",
                "\t",
                "\n",
                "\u0000",
                "\u007F",
                "😀",
                "👨‍👩‍👧",
                "ß",
                "e\u0301",
                "\u202E",
                "a",
                "A");
        Arbitrary<String> few =
                Arbitraries.oneOf(characters, separators).list().ofMaxSize(8).map(parts -> String.join("", parts));
        Arbitrary<String> many = Combinators.combine(
                        separators, Arbitraries.integers().between(50, 500))
                .as(String::repeat);
        return Arbitraries.frequencyOf(Tuple.of(8, few), Tuple.of(1, many));
    }

    public static Arbitrary<String> names() {
        return texts().filter(text -> !text.isEmpty());
    }

    public static Arbitrary<TableName> tables() {
        return Combinators.combine(names(), names()).as(TableName::new);
    }

    public static Arbitrary<Tenant> tenants() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, texts().map(Tenant::of)),
                Tuple.of(1, Arbitraries.of(Tenant.SHARED, Tenant.NULL, Tenant.UNRESOLVED)));
    }

    public static Arbitrary<Scope> scopes() {
        return Arbitraries.oneOf(
                Arbitraries.just(Scope.DATABASE),
                tables().map(Scope.OfTable::new),
                tenants().map(Scope.OfTenant::new),
                Combinators.combine(tables(), tenants()).as(Scope.OfTenantTable::new));
    }

    public static Arbitrary<ScopeKey> keys() {
        return Combinators.combine(names(), scopes()).as(ScopeKey::new);
    }
}
