/** What people know of the future of databases, said and taken back by request. */
@NullMarked
package io.headroom.api.annotation;

import org.jspecify.annotations.NullMarked;
