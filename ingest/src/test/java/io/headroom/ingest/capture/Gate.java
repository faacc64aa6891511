package io.headroom.ingest.capture;

import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;

/** Lets nothing through to Kafka while it is shut, as a broker that takes nothing would. */
final class Gate {
    private boolean shut;

    synchronized void shut() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (shut) {
            wait();
        }
    }

    RowPublisher before(RowPublisher publisher) {
        return new RowPublisher() {
            @Override
            public void send(Dispatch dispatch) {
                publisher.send(dispatch);
            }

            @Override
            public void await() throws InterruptedException {
                pass();
                publisher.await();
            }

            @Override
            public void close() {
                publisher.close();
            }
        };
    }
}
