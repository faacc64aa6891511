/** Turns what the engine delivers into row changes and marks, in one order that a redelivery repeats. */
@NullMarked
package io.headroom.ingest.stream;

import org.jspecify.annotations.NullMarked;
