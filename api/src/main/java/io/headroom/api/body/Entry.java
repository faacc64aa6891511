package io.headroom.api.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headroom.api.problem.ProblemException;
import io.headroom.core.sizing.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a request's body that is read key by key: what is no value of its key, and every key that nobody asked for,
 * is refused by its path and value. That is why it is not left to a mapper, whose refusals name classes.
 */
public final class Entry {
    /** Enough for the rows of any database, and little enough that no sum of them is cut off. */
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private static final int DECIMALS = 6;
    private static final String QUANTITY = "a number from 0 to 10^12 with at most " + DECIMALS
            + " decimals, or {\"low\", \"high\"} of two, the low one first";

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private final String what;
    private final String path;
    private final JsonNode object;
    private final Set<String> asked = new LinkedHashSet<>();

    private Entry(String what, String path, JsonNode object) {
        if (!object.isObject()) {
            throw refusal(path.isEmpty() ? "body" : path, object, "a JSON object");
        }
        this.what = what;
        this.path = path;
        this.object = object;
    }

    /**
     * The object that a body is.
     *
     * @param what the body is, in the words of a refusal: a sheet
     * @throws ProblemException if it is no JSON object
     */
    public static Entry of(String what, String body) {
        try {
            return new Entry(what, "", JSON.readTree(body));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw ProblemException.invalidParameter("body", e.getOriginalMessage() + " (line " + line + ")", "JSON");
        }
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public Optional<String> text(String key) {
        return present(key).map(value -> {
            if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > 200) {
                throw refusal(at(key), value, "a text of 1 to 200 characters");
            }
            return value.asText();
        });
    }

    public Optional<Range> quantity(String key) {
        return present(key).map(value -> quantity(at(key), value));
    }

    /** @param least that makes sense of it */
    public Optional<Range> quantity(String key, long least, long most) {
        Optional<Range> quantity = quantity(key);
        if (quantity.isPresent()
                && (quantity.get().low().compareTo(BigDecimal.valueOf(least)) < 0
                        || quantity.get().high().compareTo(BigDecimal.valueOf(most)) > 0)) {
            throw refusal(at(key), object.get(key), least + " to " + most);
        }
        return quantity;
    }

    /** A number that is no range. */
    public Optional<Double> number(String key, long least, long most) {
        return present(key).map(value -> {
            BigDecimal number = value.isNumber() ? value.decimalValue() : BigDecimal.valueOf(-1);
            if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw refusal(at(key), value, "a number from " + least + " to " + most);
            }
            return number.doubleValue();
        });
    }

    public Optional<Instant> instant(String key) {
        return text(key).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw refusal(key, "an instant such as 2026-11-21T10:00:00Z");
            }
        });
    }

    public Optional<Long> whole(String key, long least, long most) {
        return present(key).map(value -> {
            if (!value.isIntegralNumber()
                    || !value.canConvertToLong()
                    || value.asLong() < least
                    || value.asLong() > most) {
                throw refusal(at(key), value, "a whole number from " + least + " to " + most);
            }
            return value.asLong();
        });
    }

    public Optional<Entry> entry(String key) {
        return present(key).map(value -> new Entry(what, at(key), value));
    }

    public List<Entry> entries(String key, int most) {
        JsonNode list = present(key).orElse(null);
        List<Entry> entries = new ArrayList<>();
        if (list != null && (!list.isArray() || list.size() > most)) {
            throw refusal(at(key), list, "a list of at most " + most);
        }
        for (int at = 0; list != null && at < list.size(); at++) {
            entries.add(new Entry(what, at(key) + "[" + at + "]", list.get(at)));
        }
        return entries;
    }

    public <T> T required(String key, Optional<T> value, String must) {
        return value.orElseThrow(() -> refusal(at(key), object.get(key), must));
    }

    public ProblemException refusal(String key, String must) {
        return refusal(at(key), object.get(key), must);
    }

    /** To be called once all keys have been read. */
    public void refuseOthers() {
        object.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                throw refusal(
                        at(key), object.get(key), "left out, for " + what + " knows only " + String.join(", ", asked));
            }
        });
    }

    private Optional<JsonNode> present(String key) {
        asked.add(key);
        return Optional.ofNullable(object.get(key)).filter(value -> !value.isNull());
    }

    private static Range quantity(String key, JsonNode value) {
        if (!value.isObject()) {
            BigDecimal both = number(key, value, value);
            return new Range(both, both);
        }
        BigDecimal low = number(key, value, value.path("low"));
        BigDecimal high = number(key, value, value.path("high"));
        if (value.size() != 2 || low.compareTo(high) > 0) {
            throw refusal(key, value, QUANTITY);
        }
        return new Range(low, high);
    }

    private static BigDecimal number(String key, JsonNode whole, JsonNode value) {
        if (!value.isNumber()
                || value.decimalValue().signum() < 0
                || value.decimalValue().compareTo(MOST) > 0
                || value.decimalValue().scale() > DECIMALS) {
            throw refusal(key, whole, QUANTITY);
        }
        return value.decimalValue();
    }

    private static ProblemException refusal(String key, @Nullable JsonNode value, String must) {
        String got = value == null ? "nothing" : value.isTextual() ? value.asText() : value.toString();
        return ProblemException.invalidParameter(key, got.length() > 100 ? got.substring(0, 100) + "…" : got, must);
    }
}
