package io.headroom.ingest.seed;

import io.debezium.connector.postgresql.PostgresValueConverter;
import io.debezium.connector.postgresql.connection.AbstractColumnValue;
import io.debezium.data.SpecialValueDecimal;
import java.math.BigDecimal;
import java.util.HexFormat;

/** A value as PostgreSQL prints it, which COPY and the replication protocol do alike. */
final class TextValue extends AbstractColumnValue<String> {
    private final String text;

    TextValue(String text) {
        this.text = text;
    }

    @Override
    public String getRawValue() {
        return text;
    }

    @Override
    public boolean isNull() {
        return false;
    }

    @Override
    public String asString() {
        return text;
    }

    @Override
    public Boolean asBoolean() {
        return "t".equalsIgnoreCase(text);
    }

    @Override
    public Integer asInteger() {
        return Integer.valueOf(text);
    }

    @Override
    public Long asLong() {
        return Long.valueOf(text);
    }

    @Override
    public Float asFloat() {
        return Float.valueOf(text);
    }

    @Override
    public Double asDouble() {
        return Double.valueOf(text);
    }

    @Override
    public SpecialValueDecimal asDecimal() {
        return PostgresValueConverter.toSpecialValue(text)
                .orElseGet(() -> new SpecialValueDecimal(new BigDecimal(text)));
    }

    @Override
    public byte[] asByteArray() {
        return HexFormat.of().parseHex(text, 2, text.length());
    }
}
