package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;

/** Something that somebody should mend, with the statement that does it. */
public record Finding(Grade grade, Problem problem) {}
