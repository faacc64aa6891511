/** Turns changes into exact differences against what each row held before: changes become deltas here. */
@NullMarked
package io.headroom.core.ledger;

import org.jspecify.annotations.NullMarked;
