package io.headroom.ingest.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random values that PostgreSQL accepts, with what its storage forms treat specially made likely. */
final class Values {
    private Values() {}

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(40),
                        Arbitraries.strings().withChars("aä€\"\\\n\u0001' ").ofMaxLength(160),
                        Arbitraries.of("😀", "a😀b", "", " ", "'"))
                .filter(text -> text.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(text))
                .withoutEdgeCases();
    }

    /** Digits that are mostly zero, since groups of zeros at the ends are not stored. */
    static Arbitrary<String> numerics() {
        Arbitrary<String> few =
                Arbitraries.strings().withChars("00001239").ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> many =
                Arbitraries.strings().withChars("00000009").ofMinLength(1).ofMaxLength(300);
        Arbitrary<String> digits = Arbitraries.oneOf(few, few, many);
        return Combinators.combine(Arbitraries.of("", "-"), digits, digits, Arbitraries.of("", "."))
                .as((sign, whole, fraction, point) -> sign + whole + point + (point.isEmpty() ? "" : fraction))
                .withoutEdgeCases();
    }

    static Arbitrary<String> documents() {
        Arbitrary<String> numbers = numerics().map(number -> new BigDecimal(number).toPlainString());
        Arbitrary<String> words = Arbitraries.of("true", "false", "null", "[]", "{}");
        Arbitrary<String> level = Arbitraries.oneOf(texts().map(Values::quoted), numbers, words);
        for (int depth = 0; depth < 3; depth++) {
            level = Arbitraries.oneOf(level, arrays(level), objects(level)).withoutEdgeCases();
        }
        return level;
    }

    private static Arbitrary<String> arrays(Arbitrary<String> items) {
        return items.list().ofMaxSize(5).map(all -> "[" + String.join(",", all) + "]");
    }

    private static Arbitrary<String> objects(Arbitrary<String> values) {
        Arbitrary<String> keys =
                Arbitraries.strings().withChars("abcö\"").ofMaxLength(9).map(Values::quoted);
        return Combinators.combine(keys, values)
                .as((key, value) -> key + ":" + value)
                .list()
                .ofMaxSize(5)
                .map(members -> "{" + String.join(", ", members) + "}");
    }

    static List<Object> withNulls(List<?> items, int nulls) {
        List<Object> all = new ArrayList<>(items);
        for (int i = 0; i < nulls; i++) {
            all.add(Math.min(i * 3, all.size()), null);
        }
        return all;
    }

    static List<Object> times(Object item, int count) {
        Object[] items = new Object[count];
        Arrays.fill(items, item);
        return Arrays.asList(items);
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            json.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return json.append('"').toString();
    }
}
