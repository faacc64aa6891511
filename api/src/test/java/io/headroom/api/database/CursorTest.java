package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void comesBackFromItsText_whateverNamesItHolds() {
        List<SortKey> places = List.of(
                new SortKey(-1L, null, "public.a//"),
                new SortKey(null, null, "public.a//"),
                new SortKey(null, "ten\u0000ant \uD83D\uDE00 \"quoted\"", "/TENANT/x"),
                new SortKey(null, "", ""));

        for (SortKey place : places) {
            Cursor cursor = new Cursor("\"shop\" table any any -bytes", place);
            assertThat(Cursor.decoded(cursor.encoded())).isEqualTo(cursor);
            assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void givesEachRowOnePlace_unknownValuesLast() {
        Random random = new Random(7);
        for (String sort : List.of("bytes", "-bytes", "table", "-table", "tenant", "-tenant", "rows")) {
            Sort by = Sort.of(sort, Grouping.TENANT_TABLE);
            List<SortKey> places = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                FootprintRow row = FootprintRow.of(
                        new TableName("s", "t" + i / 20),
                        i % 20 == 0 ? Tenant.SHARED : Tenant.of("" + i % 20),
                        i % 3 == 0 ? null : new Footprint(random.nextInt(3), random.nextInt(3)),
                        null,
                        null);
                places.add(SortKey.of(row, by.field()));
            }
            places.sort(SortKey.order(by.descending()));

            assertThat(places).as(sort).doesNotHaveDuplicates();
            assertThat(places).last().matches(place -> place.number() == null && unknownText(by, place));
        }
    }

    @Test
    void isRefusedByAListOfAnotherDatabase() {
        FootprintQuery here = FootprintQuery.of("here", asked(null));
        String cursor = new Cursor(here.list(), new SortKey(1L, null, "x")).encoded();

        assertThat(FootprintQuery.of("here", asked(cursor)).after()).isNotNull();
        assertThatThrownBy(() -> FootprintQuery.of("there", asked(cursor)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("cursor must be used with the database, filters and sort");
    }

    @Test
    void cannotBeConfusedByNamesThatLookLikeTwo() {
        String one = FootprintQuery.of("a\" table \"b", asked(null)).list();
        String other = FootprintQuery.of("a", asked(null)).list();

        assertThat(one).isNotEqualTo(other).contains("\"\"");
    }

    private static boolean unknownText(Sort sort, SortKey place) {
        return !sort.field().equals("tenant") || place.text() == null;
    }

    private static FootprintParameters asked(@Nullable String cursor) {
        return new FootprintParameters("table", null, null, 100, cursor, "-bytes");
    }
}
