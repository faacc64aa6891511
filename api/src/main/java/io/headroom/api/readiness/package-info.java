/** Whether databases are ready, and what is missing. */
@NullMarked
package io.headroom.api.readiness;

import org.jspecify.annotations.NullMarked;
