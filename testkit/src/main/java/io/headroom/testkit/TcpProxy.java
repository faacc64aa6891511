package io.headroom.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A network between a test and a server that can be broken: connections can be cut, or left half-open as a firewall
 * leaves them that forgot about them, so that both ends wait for bytes which never come.
 */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final String host;
    private final int target;
    private final List<Link> links = new CopyOnWriteArrayList<>();

    private TcpProxy(ServerSocket listener, String host, int target) {
        this.listener = listener;
        this.host = host;
        this.target = target;
    }

    /** Listens on a free port of this machine only. */
    public static TcpProxy to(String host, int port) {
        try {
            TcpProxy proxy = new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port);
            daemon("proxy-accept", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Ends every connection that there is; new ones are let through. */
    public void cut() {
        links.forEach(Link::close);
    }

    /** From now on the connections that there are carry nothing any more, without ending; new ones are let through. */
    public void halfOpen() {
        links.forEach(link -> link.silent = true);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Link link = new Link(client, new Socket(host, target));
                links.add(link);
                daemon("proxy-up", () -> link.carry(link.client, link.server));
                daemon("proxy-down", () -> link.carry(link.server, link.client));
            } catch (IOException e) {
                // Closed, or the server is away: then the client waits as it would for a network that is.
            }
        }
    }

    private static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop listening", e);
        }
        cut();
    }

    /** One connection of a client, and the one to the server that stands for it. */
    private static final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        private Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** While it is silent what arrives is swallowed, an end too. */
        private void carry(Socket from, Socket to) {
            byte[] bytes = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (!silent) {
                        out.write(bytes, 0, read);
                    }
                }
                if (!silent) {
                    close();
                }
            } catch (IOException e) {
                close();
            }
        }

        private void close() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot cut a connection", e);
            }
        }
    }
}
