package io.headroom.testkit;

/** Holds the shared servers in a class of its own, so that they start when first asked for and never twice. */
final class SharedServers {

    static final TestServers SERVERS = TestServers.start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVERS::close, "stop-test-servers"));
    }

    private SharedServers() {}
}
