package io.headroom.ingest.sampler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The servers of a class of tests, each started when first asked for, and what a test has opened there. */
final class CatalogueServers implements AfterEachCallback, AfterAllCallback {
    private final Map<Integer, CatalogueServer> running = new HashMap<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** What a server needs before the first test. */
    interface Preparation {
        void of(CatalogueServer server) throws Exception;
    }

    /** Skips the test where that version is not installed. */
    CatalogueServer get(int version, Preparation preparation) throws Exception {
        assumeTrue(CatalogueServer.has(version), "not run: PostgreSQL " + version + " is not installed");
        CatalogueServer known = running.get(version);
        if (known != null) {
            return known;
        }
        CatalogueServer server = CatalogueServer.start(version);
        running.put(version, server);
        preparation.of(server);
        return server;
    }

    /** Closed after the test, in turn before all that was opened earlier. */
    <T extends AutoCloseable> T opened(T open) {
        opened.push(open);
        return open;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        for (CatalogueServer server : running.values()) {
            server.close();
        }
    }
}
