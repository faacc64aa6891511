package io.headroom.core.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TenantTest {

    @Test
    void theEmptyIdIsATenantOfItsOwn() {
        assertThat(Tenant.of("")).hasToString("").isNotIn(Tenant.NULL, Tenant.SHARED, Tenant.UNRESOLVED);
        assertThat(Tenant.parse("")).isEqualTo(Tenant.of(""));
    }

    @Test
    void anIdThatLooksLikeAKindIsStillAnId() {
        assertThat(Tenant.of(".null")).hasToString("%2Enull").isNotEqualTo(Tenant.NULL);
        assertThat(Tenant.parse(".null")).isEqualTo(Tenant.NULL);
    }

    @Test
    void longIdsAreShortened_andStayApart() {
        String same = "😀".repeat(200);

        Tenant one = Tenant.of(same + "1");
        Tenant other = Tenant.of(same + "2");

        assertThat(one).isNotEqualTo(other);
        assertThat(one.id()).startsWith("😀".repeat(40) + "~").hasSize(80 + 1 + 32);
        assertThat(Tenant.of(one.id())).isEqualTo(one);
    }

    @Test
    void anIdOfTheGreatestLengthIsKeptWhole() {
        assertThat(Tenant.of("x".repeat(200)).id()).hasSize(200);
        assertThat(Tenant.of("x".repeat(201)).id()).hasSize(40 + 1 + 32);
    }

    @Test
    void onlyATenantHasAnId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tenant(TenantKind.NULL, "42"));
    }

    @Property
    void comesBackFromItsText(@ForAll("tenants") Tenant tenant) {
        assertThat(Tenant.parse(tenant.toString())).isEqualTo(tenant);
        assertThat(tenant.id().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Tenant.MAX_BYTES);
    }

    @Property
    void distinctTenantsHaveDistinctTexts(@ForAll("tenants") Tenant one, @ForAll("tenants") Tenant other) {
        assertThat(one.toString().equals(other.toString())).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<Tenant> tenants() {
        return AnyScope.tenants();
    }
}
