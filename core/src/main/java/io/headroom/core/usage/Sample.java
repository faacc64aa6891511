package io.headroom.core.usage;

import java.time.Instant;

/** A reading of the catalogue: the value of {@code headroom.samples}. Its JSON says in {@code kind} which one it is. */
public sealed interface Sample permits InstanceSample, RelationSizes, RelationUnknown, SlotSample, UsageSample {

    /** The server's own clock at the reading, so that readings of one server can be compared. */
    Instant at();

    /** Key of the topic: a {@link Subject} as text, such as {@code instance:main} or {@code table:shop/public.booking}. */
    String key();
}
