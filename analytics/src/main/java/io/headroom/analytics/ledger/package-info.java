/** What every row holds, by key, and whose it is: turns changes into differences. */
@NullMarked
package io.headroom.analytics.ledger;

import org.jspecify.annotations.NullMarked;
