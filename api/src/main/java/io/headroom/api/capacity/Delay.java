package io.headroom.api.capacity;

import java.util.OptionalLong;

/**
 * By how much a remedy puts off a limit.
 *
 * @param days empty where the limit is not reached any more
 * @param enough whether it is a year away then
 */
record Delay(String limit, OptionalLong days, boolean enough) {}
