/** What people know of the future and history cannot tell: imports, launches, holidays. Pure: no clock, no transport. */
@NullMarked
package io.headroom.core.annotation;

import org.jspecify.annotations.NullMarked;
