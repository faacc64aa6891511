/**
 * Watches over what Headroom costs the server it watches: the log that PostgreSQL keeps for Headroom's slot, and the time
 * and the locks of counting whole tables.
 */
@NullMarked
package io.headroom.ingest.guard;

import org.jspecify.annotations.NullMarked;
