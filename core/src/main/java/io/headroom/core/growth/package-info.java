/** Flows of rows and bytes per time bucket. */
@NullMarked
package io.headroom.core.growth;

import org.jspecify.annotations.NullMarked;
