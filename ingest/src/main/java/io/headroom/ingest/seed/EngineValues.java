package io.headroom.ingest.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresType;
import io.debezium.connector.postgresql.PostgresValueConverter;
import io.debezium.connector.postgresql.TypeRegistry;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.ReplicationMessageColumnValueResolver;
import io.debezium.jdbc.JdbcConfiguration;
import io.debezium.relational.Column;
import io.debezium.relational.ValueConverter;
import io.headroom.ingest.row.Delivered;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TypeInfo;

/**
 * Makes of a value's text what the engine makes of it, with the engine's own converters: a row's key must have the same
 * bytes in seed and stream, whatever type it has. Opens a connection when it is first asked.
 */
final class EngineValues implements AutoCloseable {
    private static final String USE = "headroom seeding types";

    private final PostgresConnectorConfig config;
    private @Nullable PostgresConnection connection;
    private @Nullable TypeRegistry types;

    EngineValues(Properties settings) {
        config = new PostgresConnectorConfig(Configuration.from(settings));
    }

    /** @param modifier {@code pg_attribute.atttypmod} */
    Delivered of(String name, int typeOid, int modifier) {
        TypeRegistry registry = types();
        PostgresType type = registry.get(typeOid);
        Column column = column(name, type, modifier);
        PostgresValueConverter converters = PostgresValueConverter.of(config, UTF_8, registry);
        Schema schema = converters.schemaBuilder(column).optional().build();
        ValueConverter converter = converters.converter(column, new Field(name, 0, schema));
        return new Delivered(
                schema,
                text -> converter.convert(ReplicationMessageColumnValueResolver.resolveValue(
                        name, type, column.typeName(), new TextValue(text), this::base, true, registry)));
    }

    private static Column column(String name, PostgresType type, int modifier) {
        TypeInfo info = modifier == TypeRegistry.NO_TYPE_MODIFIER ? null : type.getTypeInfo();
        return Column.editor()
                .name(name)
                .jdbcType(type.getRootType().getJdbcId())
                .nativeType(type.getRootType().getOid())
                .optional(true)
                .type(type.getName(), type.getName())
                .length(info == null ? type.getDefaultLength() : info.getPrecision(type.getOid(), modifier))
                .scale(info == null ? type.getDefaultScale() : info.getScale(type.getOid(), modifier))
                .create();
    }

    private TypeRegistry types() {
        if (types == null) {
            connection = new PostgresConnection(JdbcConfiguration.adapt(config.getJdbcConfig()), USE);
            types = new TypeRegistry(connection);
        }
        return types;
    }

    private BaseConnection base() throws SQLException {
        if (connection == null) {
            throw new IllegalStateException("no types were read");
        }
        return (BaseConnection) connection.connection();
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
