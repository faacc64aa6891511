package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.change.AnyChange;
import io.headroom.core.change.Owner;
import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireContract;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class LedgerEntryCodecTest implements WireContract<LedgerEntry> {

    @Override
    public Arbitrary<LedgerEntry> values() {
        Arbitrary<Instant> births = AnyChange.instants().map(birth -> birth.truncatedTo(ChronoUnit.SECONDS));
        return Combinators.combine(
                        AnyChange.counts(),
                        AnyChange.longs(),
                        AnyChange.longs(),
                        AnyChange.owners(),
                        births.injectNull(0.5),
                        AnyChange.longs(),
                        AnyChange.wide().list().ofMaxSize(5))
                .as(LedgerEntry::new);
    }

    @Override
    public byte[] encode(LedgerEntry value) {
        return LedgerEntryCodec.encode(value);
    }

    @Override
    public LedgerEntry decode(byte[] bytes) {
        return LedgerEntryCodec.decode(bytes);
    }

    @Test
    void anOrdinaryRowTakesADozenBytes() {
        LedgerEntry entry = new LedgerEntry(1, 1, 0, new Owner.OfTenant(Tenant.of("4711")), null, 96, List.of());

        assertThat(HexFormat.of().formatHex(encode(entry)))
                .isEqualTo(
                        "01" // version
                                + "00" // a tenant with an id, not born
                                + "01" // epoch
                                + "01" // copies
                                + "00" // older
                                + "60" // base bytes
                                + "04" + "34373131" // tenant
                                + "00"); // wide attributes
    }

    @Test
    void keepsTheBirthToTheSecond() {
        Instant birth = Instant.parse("1969-12-31T23:59:58.7Z");
        LedgerEntry entry = new LedgerEntry(1, 1, 0, new Owner.OfTenant(Tenant.NULL), birth, 96, List.of());

        assertThat(decode(encode(entry)).birth()).isEqualTo(Instant.parse("1969-12-31T23:59:58Z"));
    }

    @Test
    void keepsWhatIsOwed() {
        LedgerEntry owed = LedgerEntry.grave(7).withCopies(-3, 0);

        assertThat(decode(encode(owed))).isEqualTo(owed);
    }

    @Test
    void keepsAGrave() {
        assertThat(decode(encode(LedgerEntry.grave(7))).isGrave()).isTrue();
    }

    @Test
    void refusesATenantKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> decode(new byte[] {1, 9, 1, 1, 0, 96, 0}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("bad ledger entry: tenant kind 9 is unknown");
    }
}
