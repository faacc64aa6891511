package io.headroom.ingest.check;

/** What a finding keeps Headroom from; the gravest first. */
public enum Grade {
    /** Watching the database at all. */
    IN_THE_WAY("In the way: Headroom does not watch this database before these are mended"),
    /** Counting a table. */
    LEFT_OUT("Left out: these tables are not counted until they are mended, all others are"),
    /** Nothing, but something is worse than it could be. */
    ADVICE("Advice: works without, better with");

    private final String heading;

    Grade(String heading) {
        this.heading = heading;
    }

    /** What findings of the grade are listed under. */
    public String heading() {
        return heading;
    }
}
