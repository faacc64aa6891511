package io.headroom.core.sizing;

import java.math.BigDecimal;
import java.util.List;

/** Where what is counted stands to scenarios. The names are part of the HTTP contract. */
public enum Standing {
    WITHIN("within"),
    BELOW("below"),
    BETWEEN("between"),
    ABOVE("above"),
    /** One quantity follows another scenario than the next. */
    MIXED("mixed"),
    UNKNOWN("not known");

    private final String label;

    Standing(String label) {
        this.label = label;
    }

    /** The word for it in a sentence. */
    String label() {
        return label;
    }

    /** @param bands the lowest first, at least one */
    static Standing of(BigDecimal actual, List<Followed.Band> bands) {
        if (bands.stream().anyMatch(band -> band.holds(actual))) {
            return WITHIN;
        }
        if (actual.compareTo(bands.get(0).range().low()) < 0) {
            return BELOW;
        }
        return actual.compareTo(bands.get(bands.size() - 1).range().low()) > 0 ? ABOVE : BETWEEN;
    }
}
