package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A role and the database it logs in to. The demo's server listens on this machine only and trusts who asks. */
record Login(int port, String database, String role) {

    /** Numbers, not names: some machines resolve localhost to an address the server does not listen on. */
    String url() {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Accepted like any other, but a configuration must name one. */
    String password() {
        return role;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(), role, password());
    }
}
