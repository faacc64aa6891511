/** Triggers and recommendations: what is read, expected and declared, brought to the judge in one order. */
@NullMarked
package io.headroom.analytics.decision;

import org.jspecify.annotations.NullMarked;
