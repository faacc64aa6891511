/** Counts whole tables by tenant and day of birth, where their changes are not followed. */
@NullMarked
package io.headroom.ingest.sweep;

import org.jspecify.annotations.NullMarked;
