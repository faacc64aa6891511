/** What helps before money does: what a database may let go, and for how long that makes room. */
@NullMarked
package io.headroom.core.remedy;

import org.jspecify.annotations.NullMarked;
