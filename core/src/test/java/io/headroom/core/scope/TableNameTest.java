package io.headroom.core.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TableNameTest {

    @Test
    void keepsApartWhatADotAloneWouldMix() {
        assertThat(new TableName("a.b", "c")).hasToString("a%2Eb.c");
        assertThat(new TableName("a", "b.c")).hasToString("a.b%2Ec");
    }

    @Test
    void quotesForSql_withQuotesDoubled() {
        assertThat(new TableName("public", "odd\"name").quoted()).isEqualTo("\"public\".\"odd\"\"name\"");
    }

    @Test
    void needsBothParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TableName("", "booking"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TableName("public", ""));
    }

    @Property
    void comesBackFromItsText(@ForAll("tables") TableName table) {
        assertThat(TableName.parse(table.toString())).isEqualTo(table);
    }

    @Property
    void distinctTablesHaveDistinctTexts(@ForAll("tables") TableName one, @ForAll("tables") TableName other) {
        assertThat(one.toString().equals(other.toString())).isEqualTo(one.equals(other));
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<TableName> tables() {
        return AnyScope.tables();
    }

    @Test
    void keepsASuffix_whereTheNameIsAsLongAsNamesCanBe() {
        TableName longest = new TableName("public", "a".repeat(63));

        assertThat(longest.suffixed("_old")).isEqualTo(new TableName("public", "a".repeat(59) + "_old"));
        assertThat(new TableName("public", "\u00e4".repeat(31)).suffixed("_old").name())
                .isEqualTo("\u00e4".repeat(29) + "_old");
        assertThat(new TableName("public", "log").suffixed("_old").name()).isEqualTo("log_old");
    }
}
