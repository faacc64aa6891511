/** What is read and expected of instances, judged by what was declared: recommendations and triggers. Pure, without a clock. */
@NullMarked
package io.headroom.core.decision;

import org.jspecify.annotations.NullMarked;
