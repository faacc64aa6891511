/** Tells people and their tools of triggers, until each of them has answered. */
@NullMarked
package io.headroom.api.alert;

import org.jspecify.annotations.NullMarked;
