/** What ingest says about its databases and tables, written to Kafka and read back at the next start. */
@NullMarked
package io.headroom.ingest.announce;

import org.jspecify.annotations.NullMarked;
