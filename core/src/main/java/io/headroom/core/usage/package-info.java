/** What a server and its tables take up, as the catalogue says: readings, not events. */
@NullMarked
package io.headroom.core.usage;

import org.jspecify.annotations.NullMarked;
