package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void comesBackFromItsText_whateverNamesItHolds() {
        TableName odd = new TableName("sch.ema", "t/able \uD83D\uDE00");
        List<Holding> places = List.of(
                new Holding(odd, null, new Footprint(-1, Long.MAX_VALUE), null),
                new Holding(null, Tenant.of(""), null, null),
                new Holding(null, Tenant.NULL, Footprint.NONE, null),
                new Holding(odd, Tenant.of("ten\u0000ant \"quoted\""), null, null));

        for (Holding place : places) {
            Cursor cursor = new Cursor("\"shop\" table any any -bytes", place);
            assertThat(Cursor.decoded(cursor.encoded())).isEqualTo(cursor);
            assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void hasExactlyTheRestBehindIt_whereverThePageEnds() {
        List<Holding> rows = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            TableName table = new TableName("s", "t" + i / 20);
            Tenant tenant = i % 20 == 0 ? Tenant.SHARED : Tenant.of("" + i % 20);
            Footprint live = i % 3 == 0 ? null : new Footprint(random.nextInt(3), random.nextInt(3));
            rows.add(new Holding(table, tenant, live, null));
        }

        for (String sort : List.of("bytes", "-bytes", "table", "-table", "tenant", "-tenant", "rows")) {
            Comparator<Holding> order = Holding.order(Sort.of(sort, Grouping.TENANT_TABLE));
            rows.sort(order);
            for (int end = 0; end < rows.size(); end++) {
                Holding after = Cursor.decoded(new Cursor("list", rows.get(end)).encoded())
                        .after();
                assertThat(rows.stream().filter(row -> order.compare(row, after) > 0))
                        .as(sort)
                        .containsExactlyElementsOf(rows.subList(end + 1, rows.size()));
            }
        }
    }

    @Test
    void putsUnknownValuesLast_inEitherDirection() {
        Holding unknown = new Holding(null, Tenant.SHARED, null, null);
        Holding known = new Holding(null, Tenant.of("1"), new Footprint(1, 1), null);

        for (String sort : List.of("bytes", "-bytes", "tenant", "-tenant", "rows", "-rows")) {
            assertThat(Holding.order(Sort.of(sort, Grouping.TENANT)).compare(known, unknown))
                    .as(sort)
                    .isNegative();
        }
    }

    @Test
    void isRefusedByAListOfAnotherDatabase() {
        FootprintQuery here = FootprintQuery.of("here", asked(null));
        String cursor = new Cursor(here.list(), new Holding(null, null, null, null)).encoded();

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

    private static FootprintParameters asked(@Nullable String cursor) {
        return new FootprintParameters("table", null, null, 100, cursor, "-bytes");
    }
}
