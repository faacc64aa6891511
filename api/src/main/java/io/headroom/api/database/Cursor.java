package io.headroom.api.database;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Base64;

/**
 * The place after which the next page begins. It names the list it belongs to, because in another list that place means
 * nothing and rows would be skipped in silence.
 *
 * @param list the database, filters and sort it was made for
 */
record Cursor(String list, Holding after) {
    private static final int VERSION = 1;

    /** Text for URLs. */
    String encoded() {
        WireWriter out = new WireWriter().putByte(VERSION).putText(list);
        after.write(out);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.bytes());
    }

    /**
     * @throws IllegalArgumentException if the text is not Base64
     * @throws io.headroom.core.wire.MalformedRecordException if it holds no cursor
     */
    static Cursor decoded(String text) {
        return WireReader.read("cursor", Base64.getUrlDecoder().decode(text), in -> {
            in.expectVersion(VERSION);
            return new Cursor(in.getText(), Holding.read(in));
        });
    }
}
