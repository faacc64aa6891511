package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the rows of a footprint list stand for. */
enum Grouping {
    TABLE("table"),
    TENANT("tenant"),
    TENANT_TABLE("tenantTable");

    private final String word;

    Grouping(String word) {
        this.word = word;
    }

    static Grouping of(String word) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.word.equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "by", word, Arrays.stream(values()).map(Grouping::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return word;
    }

    /** Whether rows have this part, so that it can be filtered and sorted by. */
    boolean has(String part) {
        return sorts().contains(part);
    }

    /** Fields that rows can be sorted by. */
    List<String> sorts() {
        return switch (this) {
            case TABLE -> List.of("table", "bytes", "rows", "growthBytesPerDay", "growthRowsPerDay");
            case TENANT -> List.of("tenant", "bytes", "rows", "growthBytesPerDay", "growthRowsPerDay");
            case TENANT_TABLE -> List.of("table", "tenant", "bytes", "rows", "growthBytesPerDay", "growthRowsPerDay");
        };
    }
}
