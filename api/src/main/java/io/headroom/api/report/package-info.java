/** What only applications and their people know, as they report it. */
@NullMarked
package io.headroom.api.report;

import org.jspecify.annotations.NullMarked;
