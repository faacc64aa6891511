package io.headroom.standalone.demo;

import java.time.Instant;

/**
 * That a tenant made a row at some moment.
 *
 * @param imported whether it came with many others at once
 */
record Birth(Instant at, int tenant, boolean imported) {}
