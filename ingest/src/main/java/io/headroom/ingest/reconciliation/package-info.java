/** Proves now and then that what is counted still equals the tables, and counts anew what does not. */
@NullMarked
package io.headroom.ingest.reconciliation;

import org.jspecify.annotations.NullMarked;
