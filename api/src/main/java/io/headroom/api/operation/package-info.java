/** What those who run Headroom ask for: health, measurements, the API's own description. */
@NullMarked
package io.headroom.api.operation;

import org.jspecify.annotations.NullMarked;
