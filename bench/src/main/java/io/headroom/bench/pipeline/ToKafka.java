package io.headroom.bench.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/** A program that carries row changes into a topic, stopped while they are written and started to catch up. */
abstract class ToKafka implements Contestant {
    final Source source;
    final Path folder;
    private final String name;
    private final Gauge gauge;
    private Map<TopicPartition, Long> before = Map.of();
    private Tally done = Tally.NOTHING;

    ToKafka(String name, Source source, Path folder, Gauge gauge) {
        this.name = name;
        this.source = source;
        this.folder = folder;
        this.gauge = gauge;
    }

    /** Starts the program; returns at once. */
    abstract Child start();

    /** 'I', 'U' or 'D' for a row change, anything else for what is none, or was told before. */
    abstract char operation(byte[] value);

    /** What was told until now was told before. */
    void placeTaken() {}

    @Override
    public final void takePlace() throws Exception {
        before = gauge.ends();
        try (Child child = start()) {
            while (readSince().updates() == 0) {
                if (!child.isAlive()) {
                    throw new IllegalStateException(name + " has ended; see its log in " + folder);
                }
                source.touch();
                Thread.sleep(1000);
            }
            awaitSilence();
        }
        readSince();
        placeTaken();
        before = gauge.ends();
        done = source.done();
    }

    private void awaitSilence() throws Exception {
        Tally seen = Tally.NOTHING;
        for (Tally now = readSince(); !now.equals(seen); now = readSince()) {
            seen = now;
            Thread.sleep(3000);
        }
    }

    @Override
    public final Run read() throws Exception {
        Tally written = source.done().minus(done);
        long base = before.values().stream().mapToLong(Long::longValue).sum();
        try (Child child = start()) {
            gauge.await(base + 1);
            long started = System.nanoTime();
            double cpu = child.cpu();
            gauge.await(base + written.total());
            double seconds = (System.nanoTime() - started) / 1e9;
            cpu = child.cpu() - cpu;
            awaitSilence();
            return new Run(name, written, readSince(), seconds, cpu);
        }
    }

    /** How long the rows take that are there already, from the first to the last. */
    final double seconds(long rows) throws Exception {
        try (Child child = start()) {
            gauge.await(1);
            long started = System.nanoTime();
            gauge.await(rows);
            double seconds = (System.nanoTime() - started) / 1e9;
            awaitSilence();
            long read = readSince().inserts();
            if (read < rows || !child.isAlive()) {
                throw new IllegalStateException("void: " + name + " read " + read + " of " + rows + " rows");
            }
            return seconds;
        }
    }

    private Tally readSince() throws ExecutionException, InterruptedException {
        Tally[] tally = {Tally.NOTHING};
        gauge.read(before, value -> tally[0] = tally[0].and(operation(value)));
        return tally[0];
    }

    @Override
    public void close() {
        gauge.close();
    }
}
