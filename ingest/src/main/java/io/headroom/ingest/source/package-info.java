/** The watched database itself: connections, rights, publication, slot and heartbeat, all over plain JDBC. */
@NullMarked
package io.headroom.ingest.source;

import org.jspecify.annotations.NullMarked;
