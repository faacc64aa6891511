package io.headroom.core.change;

/** One value of the topic {@code headroom.row-changes}: a changed row, or a mark between rows. */
public sealed interface ChangeRecord permits RowChange, ShareTotal, Mark {

    Position position();
}
