package io.headroom.ingest.capture;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Operation;
import io.headroom.core.change.RowChange;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;

/** Lets no seed of some tables through until it is opened, so that the stream comes first. */
final class SeedGate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final IntPredicate held;
    private final Map<Integer, Boolean> known = new ConcurrentHashMap<>();

    /** @param held ids of the tables whose seeds are held back */
    SeedGate(IntPredicate held) {
        this.held = held;
    }

    boolean isReached() {
        return reached.getCount() == 0;
    }

    void open() {
        open.countDown();
    }

    RowPublisher before(RowPublisher publisher) {
        return new RowPublisher() {
            @Override
            public void send(Dispatch dispatch) {
                if (isHeld(dispatch)) {
                    reached.countDown();
                    pass();
                }
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

    private boolean isHeld(Dispatch dispatch) {
        return dispatch.value() != null
                && ChangeCodec.decode(dispatch.value()) instanceof RowChange change
                && change.operation() == Operation.SEED
                && known.computeIfAbsent(ChangeKey.row(dispatch.key()).table().value(), held::test);
    }

    private void pass() {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before a gate", e);
        }
    }
}
