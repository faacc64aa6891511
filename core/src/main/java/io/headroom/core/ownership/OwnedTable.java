package io.headroom.core.ownership;

import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/** A table of child rows by number and name: it may be unknown yet where its rows' parents are. */
public record OwnedTable(TableId id, String database, TableName name) {

    public void write(WireWriter out) {
        out.putInt(id.value()).putText(database).putText(name.schema()).putText(name.name());
    }

    public static OwnedTable read(WireReader in) {
        return new OwnedTable(new TableId(in.getInt()), in.getText(), new TableName(in.getText(), in.getText()));
    }
}
