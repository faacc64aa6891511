/** A real broker and a real PostgreSQL for the tests of every module. */
@NullMarked
package io.headroom.testkit;

import org.jspecify.annotations.NullMarked;
