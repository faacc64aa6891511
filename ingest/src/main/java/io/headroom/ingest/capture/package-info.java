/** Keeps the capture of each database going: prepares it, runs the engine, and starts again after a failure. */
@NullMarked
package io.headroom.ingest.capture;

import org.jspecify.annotations.NullMarked;
