/** What a table's rows look like in the catalogue, how large each one is, and what tells it from the others. */
@NullMarked
package io.headroom.ingest.row;

import org.jspecify.annotations.NullMarked;
