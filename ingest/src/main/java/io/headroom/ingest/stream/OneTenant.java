package io.headroom.ingest.stream;

import io.headroom.core.change.Owner;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** All rows of the table have the same owner. */
record OneTenant(Owner owner) implements OwnerReader {

    @Override
    public Owner owner(Struct image, @Nullable Struct former) {
        return owner;
    }

    @Override
    public List<String> columns() {
        return List.of();
    }
}
