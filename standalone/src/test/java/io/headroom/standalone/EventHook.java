package io.headroom.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A webhook that takes every CloudEvent and keeps it; one that comes again under the same id is the same event. */
final class EventHook implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, JsonNode> events = new LinkedHashMap<>();

    EventHook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    /** The states it was told of a rule, in order and as often. */
    synchronized List<String> about(String rule) {
        return events.values().stream()
                .filter(event -> event.at("/data/rule").asText().equals(rule))
                .map(event -> event.at("/data/state").asText())
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        keep(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private synchronized void keep(JsonNode event) {
        events.putIfAbsent(event.get("id").asText(), event);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
