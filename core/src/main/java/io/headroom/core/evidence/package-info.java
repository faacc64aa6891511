/** Proof that somebody brought: dated, and good for a while only. */
@NullMarked
package io.headroom.core.evidence;

import org.jspecify.annotations.NullMarked;
