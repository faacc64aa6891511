package io.headroom.bench.pipeline;

/** Somebody who reads row changes out of PostgreSQL. */
interface Contestant extends AutoCloseable {
    /** Takes a place in the log: what is written from now on is its work. */
    void takePlace() throws Exception;

    /** Reads all that was written since. */
    Run read() throws Exception;

    @Override
    void close();
}
