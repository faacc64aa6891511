package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final News news = new News(Duration.ofHours(1));

    @Test
    void whatHasNotChangedIsNoNews_untilItsTimeHasCome() {
        news.said(List.of(sizes(0, 8192)));

        assertThat(news.of(List.of(sizes(60, 8192)))).isEmpty();
        assertThat(news.of(List.of(sizes(3599, 8192)))).isEmpty();
        assertThat(news.of(List.of(sizes(3600, 8192)))).hasSize(1);
    }

    @Test
    void whatHasChangedIsNews_untilItIsSaid() {
        news.said(List.of(sizes(0, 8192)));

        assertThat(news.of(List.of(sizes(60, 16384)))).hasSize(1);
        assertThat(news.of(List.of(sizes(120, 16384)))).hasSize(1);

        news.said(List.of(sizes(120, 16384)));
        assertThat(news.of(List.of(sizes(180, 16384)))).isEmpty();
    }

    private static RelationSizes sizes(long second, long heap) {
        return new RelationSizes(
                "shop",
                new TableName("public", "booking"),
                START.plusSeconds(second),
                heap,
                0,
                0,
                new FreeSpace.Estimated(0),
                1L,
                0,
                1,
                0,
                0,
                Upkeep.NEVER,
                null,
                null);
    }
}
