package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** One thing the workload does, in a transaction of its own. */
@FunctionalInterface
interface Chore {

    void run(Connection connection, Instant now) throws SQLException;
}
