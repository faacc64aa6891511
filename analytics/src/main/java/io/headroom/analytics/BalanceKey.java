package io.headroom.analytics;

import io.headroom.core.change.TableId;
import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/** A tenant of a table. */
record BalanceKey(TableId table, Tenant tenant) {

    static byte[] encode(BalanceKey key) {
        WireWriter out = new WireWriter().putInt(key.table.value());
        key.tenant.write(out);
        return out.bytes();
    }

    static BalanceKey decode(byte[] bytes) {
        return WireReader.read("balance key", bytes, in -> new BalanceKey(new TableId(in.getInt()), Tenant.read(in)));
    }
}
