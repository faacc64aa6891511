/** The topics, each declared once with its serdes and retention. */
@NullMarked
package io.headroom.core.topic;

import org.jspecify.annotations.NullMarked;
