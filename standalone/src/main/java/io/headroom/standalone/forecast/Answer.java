package io.headroom.standalone.forecast;

import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.series.Fan;
import java.time.Instant;
import java.util.Optional;

/**
 * What is said of one series.
 *
 * @param last beginning of the last step that was read
 * @param refusal why nothing is said, or why nothing would have been said
 */
record Answer(String series, Instant last, Optional<Fan> fan, Optional<RefusalCode> refusal) {}
