/** Serves the facts to dashboards, alerts and analysts. */
@NullMarked
package io.headroom.api;

import org.jspecify.annotations.NullMarked;
