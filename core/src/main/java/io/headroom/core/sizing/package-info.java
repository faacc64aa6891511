/**
 * What a database will need before there is one: tables, rows and bytes as a sheet states them, with what drives their
 * growth. Pure, without a clock.
 */
@NullMarked
package io.headroom.core.sizing;

import org.jspecify.annotations.NullMarked;
