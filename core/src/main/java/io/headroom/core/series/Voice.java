package io.headroom.core.series;

/** What the candidates that are heard say together, up to the horizon, and how much each is heard. */
final class Voice {
    private final double[] shares;
    private final double[] path;

    private Voice(double[] shares, double[] path) {
        this.shares = shares;
        this.path = path;
    }

    static Voice of(Paths paths, Standing standing) {
        double[] shares = standing.shares(paths);
        return new Voice(shares, paths.blend(shares));
    }

    /** By candidate, adding up to 1. */
    double[] shares() {
        return shares;
    }

    /** By step. */
    double[] path() {
        return path;
    }
}
