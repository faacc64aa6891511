package io.headroom.bench.pipeline;

/** What was done to rows, or what somebody read of it: equal, or the run is void. */
record Tally(long inserts, long updates, long deletes) {
    static final Tally NOTHING = new Tally(0, 0, 0);

    long total() {
        return inserts + updates + deletes;
    }

    Tally plus(Tally other) {
        return new Tally(inserts + other.inserts, updates + other.updates, deletes + other.deletes);
    }

    Tally minus(Tally other) {
        return new Tally(inserts - other.inserts, updates - other.updates, deletes - other.deletes);
    }

    /** One row change more. */
    Tally and(char operation) {
        return switch (operation) {
            case 'I' -> new Tally(inserts + 1, updates, deletes);
            case 'U' -> new Tally(inserts, updates + 1, deletes);
            case 'D' -> new Tally(inserts, updates, deletes + 1);
            default -> this;
        };
    }
}
