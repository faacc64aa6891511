/** What people declare while Headroom runs: checked, published, and put in place of what the configuration says. */
@NullMarked
package io.headroom.api.declaration;

import org.jspecify.annotations.NullMarked;
