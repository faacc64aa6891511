package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesConfigTest {

    @ParameterizedTest
    @CsvSource({
        "*.*,            public.booking,                 true",
        "*.*,            public.a%2Eb,                   true",
        "*.*,            pg_catalog.pg_class,            false",
        "*.*,            pg_toast.pg_toast_1,            false",
        "*.*,            information_schema.tables,      false",
        "pg_catalog.*,   pg_catalog.pg_class,            false",
        "public.*,       sales.booking,                  false",
        "public.book*,   public.booking,                 true",
        "public.b?oking, public.booking,                 true",
        "public.b?king,  public.booking,                 false",
        "public.[a-z]*,  public.booking,                 false",
        "public.Booking, public.booking,                 false"
    })
    void matchesPatternsOnSchemaAndName(String glob, String table, boolean watched) {
        TablesConfig tables = new TablesConfig(List.of(glob), List.of());

        assertThat(tables.watches(TableName.parse(table))).isEqualTo(watched);
    }

    @ParameterizedTest
    @CsvSource({"public.booking, true", "public.tmp_1, false", "sales.tmp_1, true", "audit.log, false"})
    void excludesWhatIsExcludedWhateverIncludesIt(String table, boolean watched) {
        TablesConfig tables = new TablesConfig(List.of("public.*", "sales.*"), List.of("public.tmp_*"));

        assertThat(tables.watches(TableName.parse(table))).isEqualTo(watched);
    }
}
