/** What crosses the wire for one changed row, and the marks between rows: the contract of headroom.row-changes. */
@NullMarked
package io.headroom.core.change;

import org.jspecify.annotations.NullMarked;
