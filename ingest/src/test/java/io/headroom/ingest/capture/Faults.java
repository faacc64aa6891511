package io.headroom.ingest.capture;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.RowChange;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import java.util.ArrayDeque;
import java.util.Queue;

/** Makes the publisher fail, time and again, after so many row changes each. */
final class Faults {
    private final Queue<Integer> plan = new ArrayDeque<>();
    private int rows;
    private int happened;

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
            throw new IllegalStateException("fault after " + next + " row changes");
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
