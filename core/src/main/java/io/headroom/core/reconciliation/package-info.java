/** Whether what is counted still equals the tables: bounds of the ledger's rows, held against counts of PostgreSQL's own. Pure. */
@NullMarked
package io.headroom.core.reconciliation;

import org.jspecify.annotations.NullMarked;
