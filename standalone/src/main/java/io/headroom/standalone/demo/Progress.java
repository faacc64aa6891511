package io.headroom.standalone.demo;

/** Hears how far the demo's database is, so that whoever waits for it can be told. */
@FunctionalInterface
public interface Progress {

    /**
     * Called from several threads, one at a time.
     *
     * @param stage what is being done, in words for people
     * @param percent how much of all the work is behind us, never less than before
     */
    void report(String stage, int percent);
}
