/** Rows by age: what is still there of those that were born in one month. */
@NullMarked
package io.headroom.core.cohort;

import org.jspecify.annotations.NullMarked;
