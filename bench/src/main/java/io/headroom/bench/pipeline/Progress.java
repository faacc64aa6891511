package io.headroom.bench.pipeline;

import io.headroom.core.topic.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** How far a group of consumers has committed the row changes. */
final class Progress implements AutoCloseable {
    private final Admin admin;
    private final String group;

    Progress(String servers, String group) {
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
        this.group = group;
    }

    /** Row changes per second, from the first commit seen to the one that reaches the end. */
    double perSecond(long end) throws ExecutionException, InterruptedException {
        long first = 0;
        while (first == 0) {
            TimeUnit.MILLISECONDS.sleep(20);
            first = committed();
        }
        long started = System.nanoTime();
        long last = first;
        long moved = started;
        while (last < end) {
            TimeUnit.MILLISECONDS.sleep(20);
            long now = committed();
            if (now > last) {
                last = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > TimeUnit.MINUTES.toNanos(3)) {
                throw new IllegalStateException(group + " stands still at " + last + " of " + end);
            }
        }
        return (last - first) / ((moved - started) / 1e9);
    }

    private long committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Topics.ROW_CHANGES.name()) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
