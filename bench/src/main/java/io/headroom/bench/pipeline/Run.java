package io.headroom.bench.pipeline;

/**
 * What one contestant did.
 *
 * @param written what was there for it to read
 * @param seconds from its first row to its last
 * @param cpu processor seconds in that time, of its own process alone
 */
record Run(String name, Tally written, Tally read, double seconds, double cpu) {
    double perSecond() {
        return read.total() / seconds;
    }

    double cpuPerMillion() {
        return cpu * 1_000_000 / read.total();
    }
}
