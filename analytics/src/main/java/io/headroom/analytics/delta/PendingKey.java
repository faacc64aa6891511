package io.headroom.analytics.delta;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/** What waiting sums are about: rows of a tenant in a table that were born in the same month. */
record PendingKey(String database, TableName table, Share share) {

    static byte[] encode(PendingKey key) {
        WireWriter out = new WireWriter().putText(key.database);
        out.putText(key.table.schema()).putText(key.table.name());
        key.share.tenant().write(out);
        key.share.cohort().write(out);
        return out.bytes();
    }

    static PendingKey decode(byte[] bytes) {
        return WireReader.read("pending key", bytes, in -> {
            String database = in.getText();
            TableName table = new TableName(in.getText(), in.getText());
            return new PendingKey(database, table, new Share(Tenant.read(in), Cohort.read(in)));
        });
    }
}
