/** Whose a row is: from the configuration and the foreign keys to one rule for each table. */
@NullMarked
package io.headroom.ingest.tenancy;

import org.jspecify.annotations.NullMarked;
