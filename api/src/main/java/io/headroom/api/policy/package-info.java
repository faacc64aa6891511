/** By which rules alarms are raised, and where each of them is from. */
@NullMarked
package io.headroom.api.policy;

import org.jspecify.annotations.NullMarked;
