package io.headroom.core.ledger;

import io.headroom.core.change.WideAttribute;
import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's stored form of an entry, a dozen bytes for an ordinary row. */
public final class LedgerEntryCodec {
    private static final int VERSION = 1;
    private static final int BORN = 4;
    /** The copies are negative. */
    private static final int OWED = 64;

    private LedgerEntryCodec() {}

    public static byte[] encode(LedgerEntry entry) {
        WireWriter out = new WireWriter().putByte(VERSION);
        int flags = (entry.birth() != null ? BORN : 0) | (entry.copies() < 0 ? OWED : 0);
        out.putByte(entry.tenant().kind().code() | flags);
        out.putUnsigned(entry.epoch()).putUnsigned(Math.abs(entry.copies()));
        out.putUnsigned(entry.older()).putUnsigned(entry.baseBytes());
        if (entry.tenant().kind() == TenantKind.TENANT) {
            out.putText(entry.tenant().id());
        }
        if (entry.birth() != null) {
            out.putSigned(entry.birth().getEpochSecond());
        }
        out.putUnsigned(entry.wide().size());
        for (WideAttribute attribute : entry.wide()) {
            out.putUnsigned(attribute.number());
            out.putUnsigned(attribute instanceof WideAttribute.Sized sized ? sized.bytes() : 0);
        }
        return out.bytes();
    }

    public static LedgerEntry decode(byte[] bytes) {
        return WireReader.read("ledger entry", bytes, LedgerEntryCodec::readEntry);
    }

    private static LedgerEntry readEntry(WireReader in) {
        in.expectVersion(VERSION);
        int flags = in.getByte();
        TenantKind kind = TenantKind.ofCode(flags & ~(BORN | OWED));
        int epoch = in.getUnsignedInt();
        long copies = (flags & OWED) != 0 ? -in.getUnsigned() : in.getUnsigned();
        long older = in.getUnsigned();
        long baseBytes = in.getUnsigned();
        Tenant tenant = new Tenant(kind, kind == TenantKind.TENANT ? in.getText() : "");
        @Nullable Instant birth = (flags & BORN) != 0 ? Instant.ofEpochSecond(in.getSigned()) : null;
        int count = in.getCount();
        List<WideAttribute> wide = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = in.getUnsignedInt();
            long bytes = in.getUnsigned();
            wide.add(bytes == 0 ? new WideAttribute.Unchanged(number) : new WideAttribute.Sized(number, bytes));
        }
        return new LedgerEntry(epoch, copies, older, tenant, birth, baseBytes, wide);
    }
}
