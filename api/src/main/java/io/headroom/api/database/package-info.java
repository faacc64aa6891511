/** What is known about each database: its list, its footprints, its tables, and the same as measurements. */
@NullMarked
package io.headroom.api.database;

import org.jspecify.annotations.NullMarked;
