/** Reads the rows that were there before the stream began, beside it: from a snapshot of one point in the log. */
@NullMarked
package io.headroom.ingest.seed;

import org.jspecify.annotations.NullMarked;
