package io.headroom.ingest.source;

import io.headroom.core.change.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One end of a check as a message in the log, which comes back through the slot at its place among the commits. It names
 * the tables itself, so that a redelivery, even to another process, says the same again.
 */
public record CheckNotice(long check, boolean begins, List<TableId> tables) {
    private static final Pattern TEXT = Pattern.compile("check-(begin|end) (\\d{1,18}) (\\d{1,10}(?:,\\d{1,10})*)");

    public CheckNotice {
        tables = List.copyOf(tables);
    }

    public CheckNotice end() {
        return new CheckNotice(check, false, tables);
    }

    public void emit(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_logical_emit_message(true, '" + Heartbeat.PREFIX + "', ?)")) {
            statement.setString(1, toString());
            statement.execute();
        }
    }

    /** Empty for other messages, such as a heartbeat. */
    public static Optional<CheckNotice> parse(String message) {
        Matcher matcher = TEXT.matcher(message);
        return matcher.matches()
                ? Optional.of(new CheckNotice(
                        Long.parseLong(matcher.group(2)),
                        matcher.group(1).equals("begin"),
                        Arrays.stream(matcher.group(3).split(","))
                                .map(id -> new TableId(Integer.parseInt(id)))
                                .toList()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        String ids = tables.stream().map(id -> Integer.toString(id.value())).collect(Collectors.joining(","));
        return "check-" + (begins ? "begin " : "end ") + check + " " + ids;
    }
}
