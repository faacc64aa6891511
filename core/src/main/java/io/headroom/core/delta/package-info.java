/** Differences: what one change does to a tenant of its table, and what many of them do to a scope. */
@NullMarked
package io.headroom.core.delta;

import org.jspecify.annotations.NullMarked;
