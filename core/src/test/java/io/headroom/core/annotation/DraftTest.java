package io.headroom.core.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.scope.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {
    private static final Amount SOME = new Amount(1L, null);

    @Test
    void takesADayForAllOfIt_andTheDatabaseForTheScope() {
        Annotation read =
                new Draft(null, "IMPORT", "Leeds", "2026-12-24", null, null, SOME, null).annotation("1", "shop", null);

        assertThat(read.scope()).isEqualTo(Scope.DATABASE);
        assertThat(read.from()).isEqualTo(Instant.parse("2026-12-24T00:00:00Z"));
        assertThat(read.until()).isEqualTo(Instant.parse("2026-12-25T00:00:00Z"));
        assertThat(read.key()).isEqualTo("shop/1");
        assertThat(Annotation.database(read.key())).isEqualTo("shop");
    }

    @Test
    void leavesALaunchWithoutEnd() {
        Annotation read = new Draft("tenant:42", "LAUNCH", "x", "2026-12-24", null, null, null, SOME)
                .annotation("1", "shop", null);

        assertThat(read.until()).isNull();
        assertThat(read.isOver(Instant.parse("2099-01-01T00:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        IMPORT  | tenant 42 | 2026-12-24 |            |     | 1    |    | scope must be database, table:schema.name
        LAUNCH  | database  | 24.12.2026 |            | 2   |      |    | from must be a day such as 2026-12-24
        LAUNCH  | database  | 2026-12-24T14:00:00Z |  | 2   |      |    | from must be a day such as 2026-12-24, in UTC, got
        HOLIDAY | database  | 2026-12-24 |            | 0.1 |      |    | until must be given for a HOLIDAY
        HOLIDAY | database  | 2026-12-24 | 2026-12-24 | 0.1 |      |    | until must be a day after 2026-12-24, got 2026-12-24
        HOLIDAY | database  | 2026-12-24 | 2026-12-27 | -1  |      |    | factor must be a number from 0 to 100, got -1.0
        LAUNCH  | database  | 2026-12-24 |            |     |      |    | factor must be given, or else bytesPerDay and rowsPerDay, got nothing
        LAUNCH  | database  | 2026-12-24 |            | 2   |      | 5  | factor must be given, or else bytesPerDay and rowsPerDay, got 2.0
        LAUNCH  | tenant:42 | 2026-12-24 |            | 2   |      |    | factor must be left out for tenant:42
        LAUNCH  | database  | 2026-12-24 |            |     | 5    |    | bytes must be left out for a LAUNCH, like rows
        IMPORT  | database  | 2026-12-24 |            |     |      |    | bytes must be given for an IMPORT, or rows
        IMPORT  | database  | 2026-12-24 |            |     | 0    |    | bytes must be given for an IMPORT, or rows
        IMPORT  | database  | 2026-12-24 |            | 2   | 5    |    | factor must be left out for an IMPORT
        IMPORT  | database  | 2026-12-24 | 2027-12-24 |     | 5    |    | until must be no earlier than from and at most 92 days later
        IMPORT  | database  | 2026-12-24 |            |     | 2000000000000000 | | bytes must be at most 10^15, got 2000000000000000
        """)
    void refusesWhatMakesNoSense_byKeyAndValue(
            String kind,
            String scope,
            String from,
            @Nullable String until,
            @Nullable Double factor,
            @Nullable Long bytes,
            @Nullable Long bytesPerDay,
            String message) {
        Amount total = bytes == null ? null : new Amount(bytes, null);
        Amount perDay = bytesPerDay == null ? null : new Amount(bytesPerDay, null);
        Draft draft = new Draft(scope, kind, "x", from, until, factor, total, perDay);

        assertThatThrownBy(() -> draft.annotation("1", "shop", null))
                .isInstanceOf(AnnotationException.class)
                .hasMessageStartingWith(message);
    }
}
