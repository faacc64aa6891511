/** What an operator declares in {@code headroom.yml}, typed and valid, or refused with one line that says what to do. */
@NullMarked
package io.headroom.core.config;

import org.jspecify.annotations.NullMarked;
