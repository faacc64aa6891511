package io.headroom.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.usage.Anatomy.Sizes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnatomyTest {

    @Test
    void tellsMoreRowsFromDeadOnesAndFromTheRest() {
        Anatomy anatomy =
                Anatomy.between(new Sizes(10_000, 2_000, 500, 90, 10), new Sizes(25_000, 3_000, 700, 190, 40), 1_000);

        assertThat(anatomy).isEqualTo(new Anatomy(10_000, 1_000, 3_000, 1_000, 200, 1_000));
        assertThat(anatomy.total()).isEqualTo(28_700 - 12_500);
    }

    @Test
    void measuresATableThatWasEmptyByTheRowsItHasNow() {
        Anatomy anatomy = Anatomy.between(new Sizes(0, 0, 0, 0, 0), new Sizes(8_000, 0, 0, 80, 0), 0);

        assertThat(anatomy).isEqualTo(new Anatomy(8_000, 0, 0, 0, 0, 0));
    }

    @Property(tries = 300)
    void addsUpToTheGrowth(
            @ForAll @IntRange(max = 1_000_000) int heapBefore,
            @ForAll @IntRange(max = 1_000_000) int heap,
            @ForAll @IntRange(max = 1000) int rowsBefore,
            @ForAll @IntRange(max = 1000) int rows,
            @ForAll @IntRange(min = -1000, max = 1000) int widened) {
        Sizes before = new Sizes(heapBefore, 10, 20, rowsBefore, rowsBefore / 3);
        Sizes now = new Sizes(heap, 40, 10, rows, rows / 2);

        assertThat(Anatomy.between(before, now, widened).total()).isEqualTo(heap - heapBefore + 30 - 10);
    }
}
