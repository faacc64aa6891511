/** Every role in one process, with its own broker and PostgreSQL, and the {@code headroom} commands. */
@NullMarked
package io.headroom.standalone;

import org.jspecify.annotations.NullMarked;
