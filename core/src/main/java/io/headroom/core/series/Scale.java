package io.headroom.core.series;

/** How candidates see the values: as they are, or by their ratios. */
enum Scale {
    LINEAR("") {
        @Override
        double seen(double value) {
            return value;
        }

        @Override
        double value(double seen) {
            return seen;
        }
    },
    LOG("log-") {
        @Override
        double seen(double value) {
            return Math.log(value);
        }

        @Override
        double value(double seen) {
            return Math.exp(seen);
        }
    };

    /** Ratios of anything smaller would overflow. */
    private static final double SMALLEST = 1e-100;

    private final String prefix;

    Scale(String prefix) {
        this.prefix = prefix;
    }

    abstract double seen(double value);

    abstract double value(double seen);

    boolean canSee(double value) {
        return this == LINEAR || value > SMALLEST;
    }

    String method(String name) {
        return prefix + name;
    }
}
