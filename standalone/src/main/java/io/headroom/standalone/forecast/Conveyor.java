package io.headroom.standalone.forecast;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes series from a file, has them answered on all cores, and writes the answers in the order of the series. Only a
 * few series per core are in memory at a time.
 */
final class Conveyor implements AutoCloseable {
    private static final int PER_CORE = 8;
    private static final int TELL_EVERY = 1_000;

    private record Written(String rows, boolean isRefused) {}

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(cores);
    private final Queue<Future<Written>> waiting = new ArrayDeque<>();
    private final Question question;
    private final AnswerRows rows;
    private final Writer out;
    private final PrintWriter progress;
    private long written;
    private long refused;

    Conveyor(Question question, Writer out, PrintWriter progress) {
        this.question = question;
        this.rows = new AnswerRows(question);
        this.out = out;
        this.progress = progress;
    }

    void run(SeriesFile file) throws IOException, InterruptedException {
        out.write(rows.header());
        for (NamedSeries series = file.next(); series != null; series = file.next()) {
            NamedSeries next = series;
            waiting.add(workers.submit(() -> answer(next)));
            if (waiting.size() > PER_CORE * cores) {
                write(waiting.remove());
            }
        }
        while (!waiting.isEmpty()) {
            write(waiting.remove());
        }
        progress.println(said());
    }

    private Written answer(NamedSeries series) {
        Answer answer = question.ask(series);
        return new Written(rows.of(answer), answer.refusal().isPresent());
    }

    private void write(Future<Written> next) throws IOException, InterruptedException {
        try {
            out.write(next.get().rows());
            written++;
            refused += next.get().isRefused() ? 1 : 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a series could not be forecast: " + e.getCause(), e);
        }
        if (written % TELL_EVERY == 0) {
            progress.println(said());
        }
    }

    private String said() {
        String what = question.isForced() ? " would have been refused" : " refused";
        return String.format("%,d series, %,d of them%s", written, refused, what);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
