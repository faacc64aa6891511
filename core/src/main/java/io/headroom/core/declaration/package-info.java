/** What people declare while Headroom runs, in their own words: capacities, policies, prices. */
@NullMarked
package io.headroom.core.declaration;

import org.jspecify.annotations.NullMarked;
