/** Proof that people and programs bring about databases, and what of it is good now. */
@NullMarked
package io.headroom.api.evidence;

import org.jspecify.annotations.NullMarked;
