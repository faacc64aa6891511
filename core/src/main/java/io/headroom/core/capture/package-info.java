/** What ingest says about the databases and tables it watches. */
@NullMarked
package io.headroom.core.capture;

import org.jspecify.annotations.NullMarked;
