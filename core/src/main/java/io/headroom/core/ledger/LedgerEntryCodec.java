package io.headroom.core.ledger;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
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
    private static final int CHILD = 8;

    /** The copies are negative. */
    private static final int OWED = 64;

    private LedgerEntryCodec() {}

    public static byte[] encode(LedgerEntry entry) {
        WireWriter out = new WireWriter().putByte(VERSION);
        out.putByte(flags(entry));
        out.putUnsigned(entry.epoch()).putUnsigned(Math.abs(entry.copies()));
        out.putUnsigned(entry.older()).putUnsigned(entry.baseBytes());
        if (entry.owner() instanceof Owner.OfTenant owned) {
            if (owned.tenant().kind() == TenantKind.TENANT) {
                out.putText(owned.tenant().id());
            }
        } else {
            ((Owner.OfParent) entry.owner()).parent().write(out);
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

    private static int flags(LedgerEntry entry) {
        int owner = entry.owner() instanceof Owner.OfTenant owned
                ? owned.tenant().kind().code()
                : CHILD;
        return owner | (entry.birth() != null ? BORN : 0) | (entry.copies() < 0 ? OWED : 0);
    }

    public static LedgerEntry decode(byte[] bytes) {
        return WireReader.read("ledger entry", bytes, LedgerEntryCodec::readEntry);
    }

    private static LedgerEntry readEntry(WireReader in) {
        in.expectVersion(VERSION);
        int flags = in.getByte();
        int epoch = in.getUnsignedInt();
        long copies = (flags & OWED) != 0 ? -in.getUnsigned() : in.getUnsigned();
        long older = in.getUnsigned();
        long baseBytes = in.getUnsigned();
        Owner owner = owner(flags & ~(BORN | OWED), in);
        @Nullable Instant birth = (flags & BORN) != 0 ? Instant.ofEpochSecond(in.getSigned()) : null;
        int count = in.getCount();
        List<WideAttribute> wide = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = in.getUnsignedInt();
            long bytes = in.getUnsigned();
            wide.add(bytes == 0 ? new WideAttribute.Unchanged(number) : new WideAttribute.Sized(number, bytes));
        }
        return new LedgerEntry(epoch, copies, older, owner, birth, baseBytes, wide);
    }

    private static Owner owner(int code, WireReader in) {
        if (code == CHILD) {
            return new Owner.OfParent(RowKey.read(in));
        }
        TenantKind kind = TenantKind.ofCode(code);
        return new Owner.OfTenant(new Tenant(kind, kind == TenantKind.TENANT ? in.getText() : ""));
    }
}
