/**
 * The Kafka Streams topology: it moves state and forwards, {@code core} decides. {@link
 * io.headroom.analytics.HeadroomTopology} reads like the pipeline's sentence.
 */
@NullMarked
package io.headroom.analytics;

import org.jspecify.annotations.NullMarked;
