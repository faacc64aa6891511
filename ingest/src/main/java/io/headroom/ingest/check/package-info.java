/** Everything that an owner should know about a database before Headroom watches it. Reads only. */
@NullMarked
package io.headroom.ingest.check;

import org.jspecify.annotations.NullMarked;
