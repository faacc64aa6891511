package io.headroom.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The bytes of version 1, spelled out. Records written years ago must stay readable: if one of these tests fails, the
 * change needs a new version number and a reader for both, not a new expectation.
 */
class ChangeFormatTest {
    private static final TableId TABLE = new TableId(17);
    private static final Position POSITION = new Position(2, 0x16B3748, 300);
    private static final Instant AT = Instant.ofEpochSecond(1_000, 7_000);

    private static final String POSITION_HEX = "02" + "00000000016b3748" + "ac02";
    private static final String AT_HEX = "8ea8d6b907";

    @Test
    void aRowWithATenant() {
        Owner owner = new Owner.OfTenant(Tenant.of("a😀"));
        List<WideAttribute> wide = List.of(new WideAttribute.Sized(3, 5000), new WideAttribute.Unchanged(4));
        Instant birth = Instant.ofEpochSecond(0, -1_000);
        RowChange row = new RowChange(Operation.UPDATE, true, POSITION, 1, 741, AT, birth, owner, 96, wide);

        assertThat(hex(row))
                .isEqualTo(
                        "01" // version
                                + "00" // a row
                                + "0e" // UPDATE (2), keyed (4), born (8)
                                + POSITION_HEX
                                + "01" // epoch
                                + "e505" // transaction id
                                + AT_HEX
                                + "01" // birth: one microsecond before 1970
                                + "00" // owner: a tenant
                                + "05" // of five bytes
                                + "61f09f9880"
                                + "60" // base bytes
                                + "02" // two wide attributes
                                + "038827" // number 3 of 5000 bytes
                                + "0400"); // number 4, unchanged
    }

    @Test
    void aRowWithAParent_andWithoutKeyOrBirth() {
        Owner owner = new Owner.OfParent(new RowKey(new TableId(5), -1, 0x0123456789ABCDEFL));
        RowChange row = new RowChange(Operation.SEED, false, POSITION, 1, 0, AT, null, owner, 96, List.of());

        assertThat(hex(row))
                .isEqualTo("01" + "00" + "00" + POSITION_HEX + "01" + "00" + AT_HEX
                        + "04" // owner: a parent row
                        + "00000005" // its table
                        + "ffffffffffffffff" // its hash
                        + "0123456789abcdef"
                        + "60" + "00");
    }

    @Test
    void aRowOfATenantWithoutId() {
        assertThat(ownedBy(Tenant.SHARED)).endsWith("01" + "60" + "00");
        assertThat(ownedBy(Tenant.NULL)).endsWith("02" + "60" + "00");
        assertThat(ownedBy(Tenant.UNRESOLVED)).endsWith("03" + "60" + "00");
    }

    @Test
    void aDelete() {
        assertThat(hex(RowChange.delete(true, POSITION, 1, 741, AT)))
                .isEqualTo("01" + "00" + "07" + POSITION_HEX + "01" + "e505" + AT_HEX);
    }

    @Test
    void whatASweepSaysOfAShare() {
        NavigableMap<Long, Footprint> days = new TreeMap<>();
        days.put(86_400L, new Footprint(2, 300));
        days.put(3 * 86_400L, new Footprint(1, 64));
        Share share = new Share(Tenant.of("a"), Cohort.of(Instant.EPOCH));

        assertThat(hex(new ShareTotal(TABLE, 3, POSITION, AT, share, days)))
                .isEqualTo("01" + "0c" + POSITION_HEX + AT_HEX
                        + "00000011" // table id
                        + "03" // epoch
                        + "00" + "01" + "61" // tenant
                        + "80f6f4d904" // month of birth: that of 1990 stands for all before
                        + "02" // two days
                        + "02" + "04" + "d804" // the second day of 1970: 2 rows, 300 bytes
                        + "04" + "02" + "8001"); // two days later: 1 row, 64 bytes
    }

    @Test
    void theMarksOfSweeps() {
        TableName booking = new TableName("public", "booking");

        assertThat(hex(new Mark.Opened(TABLE, "shop", booking, 3, POSITION, AT, null, true)))
                .isEqualTo("01" + "0a" + POSITION_HEX + AT_HEX
                        + "00000011" // table id
                        + "03" // epoch
                        + "04" + "73686f70" // shop
                        + "06" + "7075626c6963" // public
                        + "07" + "626f6f6b696e67"); // booking
        assertThat(hex(new Mark.Swept(TABLE, 3, POSITION, AT, AT)))
                .isEqualTo("01" + "0b" + POSITION_HEX + AT_HEX + "00000011" + "03" + AT_HEX);
    }

    @Test
    void theMarks() {
        TableName booking = new TableName("public", "booking");

        assertThat(hex(new Mark.Opened(TABLE, "shop", booking, 3, POSITION, AT)))
                .isEqualTo("01" + "01" + POSITION_HEX + AT_HEX
                        + "00000011" // table id
                        + "03" // epoch
                        + "04" + "73686f70" // shop
                        + "06" + "7075626c6963" // public
                        + "07" + "626f6f6b696e67"); // booking
        assertThat(hex(new Mark.Opened(TABLE, "shop", booking, 3, POSITION, AT, new TableId(5))))
                .isEqualTo("01" + "07" + POSITION_HEX + AT_HEX
                        + "00000011" // table id
                        + "03" // epoch
                        + "04" + "73686f70" // shop
                        + "06" + "7075626c6963" // public
                        + "07" + "626f6f6b696e67" // booking
                        + "00000005"); // table of the parents
        assertThat(hex(new Mark.Finished(TABLE, 3, POSITION, AT)))
                .isEqualTo("01" + "02" + POSITION_HEX + AT_HEX + "00000011" + "03");
        assertThat(hex(new Mark.Truncated(TABLE, 3, POSITION, AT)))
                .isEqualTo("01" + "03" + POSITION_HEX + AT_HEX + "00000011" + "03");
        assertThat(hex(new Mark.Dropped(TABLE, 3, POSITION, AT)))
                .isEqualTo("01" + "04" + POSITION_HEX + AT_HEX + "00000011" + "03");
        assertThat(hex(new Mark.Watermark("shop", POSITION, AT)))
                .isEqualTo("01" + "05" + POSITION_HEX + AT_HEX + "04" + "73686f70");
        assertThat(hex(new Mark.Watermark("shop", POSITION, AT, 2)))
                .isEqualTo("01" + "06" + POSITION_HEX + AT_HEX + "04" + "73686f70" + "02");
        assertThat(hex(new Mark.Check("shop", 300, true, List.of(TABLE, new TableId(5)), POSITION, AT)))
                .isEqualTo("01" + "08" + POSITION_HEX + AT_HEX
                        + "04" + "73686f70" // shop
                        + "ac02" // check
                        + "02" + "00000011" + "00000005"); // tables
        assertThat(hex(new Mark.Check("shop", 300, false, List.of(), POSITION, AT)))
                .isEqualTo("01" + "09" + POSITION_HEX + AT_HEX + "04" + "73686f70" + "ac02" + "00");
    }

    @Test
    void theKeys() {
        RowKey row = new RowKey(TABLE, -1, 0x0123456789ABCDEFL);
        String rowHex = "00000011" + "ffffffffffffffff" + "0123456789abcdef";

        assertThat(hex(ChangeKey.of(row, RowChange.delete(true, POSITION, 1, 0, AT))))
                .isEqualTo(rowHex);
        assertThat(hex(ChangeKey.of(row, RowChange.delete(false, POSITION, 1, 0, AT))))
                .isEqualTo(rowHex + "00000002" + "00000000016b3748" + "000000000000012c");
        assertThat(hex(ChangeKey.of(new Mark.Finished(TABLE, 3, POSITION, AT))))
                .isEqualTo("00000011" + "02" + "00000003");
        assertThat(hex(ChangeKey.of(new Mark.Watermark("shop", POSITION, AT)))).isEqualTo("00000000" + "73686f70");
        assertThat(hex(ChangeKey.of(new Mark.Check("shop", 300, true, List.of(), POSITION, AT))))
                .isEqualTo("00000000" + "00" + "08" + "73686f70");
    }

    private static String ownedBy(Tenant tenant) {
        Owner owner = new Owner.OfTenant(tenant);
        return hex(new RowChange(Operation.INSERT, true, POSITION, 1, 741, AT, null, owner, 96, List.of()));
    }

    private static String hex(ChangeRecord record) {
        return hex(ChangeCodec.encode(record));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
