/** What a number is about: a database, a table, a tenant, or a tenant's part of a table. */
@NullMarked
package io.headroom.core.scope;

import org.jspecify.annotations.NullMarked;
