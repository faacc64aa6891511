package io.headroom.analytics.decision;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.decision.InstanceInput;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Says now and then that time has passed, to the partition of the instances that has its own number: each task of this stage
 * ticks, and there are as many as there are partitions. What comes in does not matter.
 */
final class Clock implements Processor<String, CaptureStatus, String, InstanceInput> {
    private static final Duration RHYTHM = Duration.ofSeconds(5);

    @Override
    public void init(ProcessorContext<String, InstanceInput> context) {
        InstanceInput tick = new InstanceInput.Ticked(context.taskId().partition());
        context.schedule(RHYTHM, PunctuationType.WALL_CLOCK_TIME, now -> context.forward(new Record<>("", tick, now)));
    }

    @Override
    public void process(Record<String, CaptureStatus> capture) {}
}
