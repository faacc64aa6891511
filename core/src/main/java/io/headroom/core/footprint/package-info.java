/** What is there now: live rows and bytes of a scope. */
@NullMarked
package io.headroom.core.footprint;

import org.jspecify.annotations.NullMarked;
