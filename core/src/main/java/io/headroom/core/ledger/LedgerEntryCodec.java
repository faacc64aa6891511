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

    private LedgerEntryCodec() {}

    public static byte[] encode(LedgerEntry entry) {
        WireWriter out = new WireWriter().putByte(VERSION);
        out.putByte(entry.tenant().kind().code() | (entry.birth() != null ? BORN : 0));
        out.putUnsigned(entry.epoch()).putUnsigned(entry.copies());
        out.putUnsigned(entry.older()).putUnsigned(entry.baseBytes());
        if (entry.tenant().kind() == TenantKind.TENANT) {
            out.putText(entry.tenant().id());
        }
        if (entry.birth() != null) {
            out.putSigned(entry.birth().getEpochSecond());
        }
        out.putUnsigned(entry.wide().size());
        for (WideAttribute.Sized attribute : entry.wide()) {
            out.putUnsigned(attribute.number()).putUnsigned(attribute.bytes());
        }
        return out.bytes();
    }

    public static LedgerEntry decode(byte[] bytes) {
        return WireReader.read("ledger entry", bytes, LedgerEntryCodec::readEntry);
    }

    private static LedgerEntry readEntry(WireReader in) {
        in.expectVersion(VERSION);
        int flags = in.getByte();
        TenantKind kind = TenantKind.ofCode(flags & ~BORN);
        int epoch = in.getUnsignedInt();
        long copies = in.getUnsigned();
        long older = in.getUnsigned();
        long baseBytes = in.getUnsigned();
        Tenant tenant = new Tenant(kind, kind == TenantKind.TENANT ? in.getText() : "");
        @Nullable Instant birth = (flags & BORN) != 0 ? Instant.ofEpochSecond(in.getSigned()) : null;
        int count = in.getCount();
        List<WideAttribute.Sized> wide = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            wide.add(new WideAttribute.Sized(in.getUnsignedInt(), in.getUnsigned()));
        }
        return new LedgerEntry(epoch, copies, older, tenant, birth, baseBytes, wide);
    }
}
