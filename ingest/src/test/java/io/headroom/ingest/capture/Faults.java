package io.headroom.ingest.capture;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.RowChange;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/** Makes the publisher fail, time and again, after so many row changes each. */
final class Faults {
    private final Queue<Integer> plan = new ArrayDeque<>();
    private final Function<String, RuntimeException> fault;
    private int rows;
    private int happened;

    Faults() {
        this(IllegalStateException::new);
    }

    /** @param fault makes what is thrown */
    Faults(Function<String, RuntimeException> fault) {
        this.fault = fault;
    }

    synchronized void arm(int... rowsBeforeEach) {
        rows = 0;
        for (int before : rowsBeforeEach) {
            plan.add(before);
        }
    }

    synchronized int happened() {
        return happened;
    }

    synchronized boolean done() {
        return plan.isEmpty();
    }

    private synchronized void count(Dispatch dispatch) {
        boolean row = dispatch.value() != null && ChangeCodec.decode(dispatch.value()) instanceof RowChange;
        Integer next = plan.peek();
        if (row && next != null && rows++ == next) {
            plan.remove();
            rows = 0;
            happened++;
            throw fault.apply("fault after " + next + " row changes");
        }
    }

    RowPublisher before(RowPublisher publisher) {
        return new RowPublisher() {
            @Override
            public void send(Dispatch dispatch) {
                count(dispatch);
                publisher.send(dispatch);
            }

            @Override
            public void await() throws InterruptedException {
                publisher.await();
            }

            @Override
            public void close() {
                publisher.close();
            }
        };
    }
}
