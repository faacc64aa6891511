/** Reads from the catalogue what change events cannot tell: sizes on disk, WAL, connections. */
@NullMarked
package io.headroom.ingest.sampler;

import org.jspecify.annotations.NullMarked;
