package io.headroom.standalone.forecast;

import java.util.ArrayList;
import java.util.List;

/** One line of RFC 4180, without line breaks inside of quotes. */
final class CsvLine {
    private CsvLine() {}

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escaped = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (escaped) {
                cell.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** A cell that reads back as {@code text}. */
    static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
