/** Whether a database is ready for what is expected of it: checks of its schema and of what it runs on. */
@NullMarked
package io.headroom.core.readiness;

import org.jspecify.annotations.NullMarked;
