package io.headroom.core.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    private static final TableName BOOKING = new TableName("public", "booking");

    @Test
    void readsLikeTheTopicContract() {
        assertThat(Scope.DATABASE).hasToString("database");
        assertThat(new Scope.OfTable(BOOKING)).hasToString("table:public.booking");
        assertThat(new Scope.OfTenant(Tenant.of("42"))).hasToString("tenant:42");
        assertThat(new Scope.OfTenantTable(BOOKING, Tenant.NULL)).hasToString("table:public.booking/tenant:.null");
        assertThat(new ScopeKey("shop", new Scope.OfTable(BOOKING))).hasToString("shop/table:public.booking");
    }

    @Test
    void encodesOnlyItsOwnSeparatorsAndControlCharacters() {
        Scope scope = new Scope.OfTenantTable(new TableName("a.b", "50%/\"ß\""), Tenant.of("x:y\n😀"));

        assertThat(scope).hasToString("table:a%2Eb.50%25%2F\"ß\"/tenant:x%3Ay%0A😀");
        assertThat(Scope.parse(scope.toString())).isEqualTo(scope);
    }

    @Property
    void everyScopeComesBackFromItsText(@ForAll("scopes") Scope scope) {
        assertThat(Scope.parse(scope.toString())).isEqualTo(scope);
    }

    @Property
    void everyKeyComesBackFromItsText(@ForAll("keys") ScopeKey key) {
        assertThat(ScopeKey.parse(key.toString())).isEqualTo(key);
    }

    @Property
    void keysOfOneDatabaseShareAPrefixThatNoOtherHas(@ForAll("keys") ScopeKey one, @ForAll("keys") ScopeKey other) {
        String prefix = new ScopeKey(one.database(), Scope.DATABASE).toString().replace("database", "");

        assertThat(one.toString()).startsWith(prefix);
        assertThat(other.toString().startsWith(prefix))
                .isEqualTo(other.database().equals(one.database()));
    }

    @Property
    void anyOtherTextIsRefused_orIsTheTextOfWhatItGives(@ForAll("texts") String text) {
        try {
            assertThat(Scope.parse(Scope.parse(text).toString())).isEqualTo(Scope.parse(text));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tables",
                "Database",
                "table:",
                "table:booking",
                "table:a.b.c",
                "table:.b",
                "table:a.",
                "table:a.b/",
                "table:a.b/42",
                "table:a.b/table:a.b",
                "table:a.b/tenant:1/tenant:2",
                "tenant:1/2",
                "tenant:1:2",
                "tenant:%",
                "tenant:%2",
                "tenant:%zz",
                "tenant:%-1",
                "tenant:%+1",
                "tenant:%2 "
            })
    void refusesWhatIsNoScope(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "/database", "shop/", "shop/nothing", "%x1/database"})
    void refusesWhatIsNoKey(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScopeKey.parse(text));
    }

    @Test
    void aKeyNeedsADatabase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScopeKey("", Scope.DATABASE))
                .withMessage("a scope key needs a database, got '' for database");
    }

    @Test
    void saysHowAScopeIsWritten() {
        assertThatThrownBy(() -> Scope.parse("booking"))
                .hasMessageContaining("'booking' is no scope")
                .hasMessageContaining("table:schema.name/tenant:ID");
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return AnyScope.scopes();
    }

    @Provide
    Arbitrary<ScopeKey> keys() {
        return AnyScope.keys();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyScope.texts();
    }
}
