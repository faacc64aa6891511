package io.headroom.analytics.ledger;

import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/** A share of a table. */
record BalanceKey(TableId table, Share share) {

    static byte[] encode(BalanceKey key) {
        WireWriter out = new WireWriter().putInt(key.table.value());
        key.share.tenant().write(out);
        key.share.cohort().write(out);
        return out.bytes();
    }

    static BalanceKey decode(byte[] bytes) {
        return WireReader.read(
                "balance key",
                bytes,
                in -> new BalanceKey(new TableId(in.getInt()), new Share(Tenant.read(in), Cohort.read(in))));
    }
}
