package io.headroom.standalone.forecast;

import io.headroom.core.series.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code series,at,value} one series at a time, so that a file may be larger than memory. Columns may come in any
 * order and beside others; the rows of a series stand together, in any order. What is no number is a missing value.
 */
final class SeriesFile implements AutoCloseable {
    private final Path file;
    private final BufferedReader lines;
    private final Set<String> done = new HashSet<>();
    private final Columns columns;
    private long number = 1;
    private @Nullable Row ahead;

    private record Columns(int series, int at, int value, int count) {
        int needed() {
            return 1 + Math.max(series, Math.max(at, value));
        }
    }

    private record Row(String series, Reading reading) {}

    /** @throws IllegalStateException if the header lacks a column */
    SeriesFile(Path file) throws IOException {
        this.file = file;
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        this.lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
        String header = lines.readLine();
        this.columns = columns(header == null ? "" : header.replace("\uFEFF", ""));
        this.ahead = row();
    }

    private Columns columns(String header) {
        List<String> names = CsvLine.cells(header.toLowerCase(java.util.Locale.ROOT));
        Columns found = new Columns(names.indexOf("series"), names.indexOf("at"), names.indexOf("value"), names.size());
        if (found.series < 0 || found.at < 0 || found.value < 0) {
            throw new IllegalStateException(file + " must begin with the header series,at,value, got: " + header);
        }
        return found;
    }

    /** The next series; null after the last. */
    @Nullable
    NamedSeries next() throws IOException {
        Row first = ahead;
        if (first == null) {
            return null;
        }
        if (!done.add(first.series)) {
            throw new IllegalStateException(where() + ": the rows of series " + first.series
                    + " do not stand together; sort the file by series");
        }
        List<Reading> readings = new ArrayList<>();
        Row row = first;
        while (row != null && row.series.equals(first.series)) {
            readings.add(row.reading);
            row = row();
        }
        ahead = row;
        return new NamedSeries(first.series, readings);
    }

    private @Nullable Row row() throws IOException {
        String line = lines.readLine();
        number++;
        while (line != null && line.isBlank()) {
            line = lines.readLine();
            number++;
        }
        return line == null ? null : row(CsvLine.cells(line));
    }

    private Row row(List<String> cells) {
        if (cells.size() < columns.needed()) {
            throw new IllegalStateException(where() + ": expected " + columns.count + " cells, got " + cells.size());
        }
        try {
            Reading reading = new Reading(Times.instant(cells.get(columns.at)), value(cells.get(columns.value)));
            return new Row(cells.get(columns.series), reading);
        } catch (DateTimeException e) {
            throw new IllegalStateException(where() + ": no instant: " + cells.get(columns.at), e);
        }
    }

    private static double value(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private String where() {
        return file + ", line " + number;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
