/** The demo's database: a training-centre application with two years behind it, and what goes on in it. */
@NullMarked
package io.headroom.standalone.demo;

import org.jspecify.annotations.NullMarked;
