/** What the API knows, read from the topics into memory. */
@NullMarked
package io.headroom.api.view;

import org.jspecify.annotations.NullMarked;
