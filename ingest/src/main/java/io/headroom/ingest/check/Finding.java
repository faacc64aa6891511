package io.headroom.ingest.check;

import io.headroom.ingest.source.Lack;

/** Something that somebody should mend, with the statement that does it. */
public record Finding(Grade grade, Lack lack) {}
