package io.headroom.ingest.capture;

import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.ingest.row.CatalogueReader;
import io.headroom.ingest.row.GroupSql;
import io.headroom.ingest.row.OwnerPath;
import io.headroom.ingest.row.TableShape;
import io.headroom.ingest.tenancy.ForeignKey;
import io.headroom.ingest.tenancy.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the query of each table of a round, from the catalogue as it is then. */
final class SweepQueries {
    private final Map<TableName, TableShape> shapes;
    private final boolean utf8;

    private SweepQueries(Map<TableName, TableShape> shapes, boolean utf8) {
        this.shapes = shapes;
        this.utf8 = utf8;
    }

    static SweepQueries read(Connection connection, Collection<SampledTable> tables) throws SQLException {
        Set<TableName> names =
                tables.stream().map(table -> table.watched.name()).collect(Collectors.toSet());
        Map<TableName, TableShape> shapes = new CatalogueReader(connection)
                .read(names::contains).stream().collect(Collectors.toMap(TableShape::name, Function.identity()));
        return new SweepQueries(shapes, isUtf8(connection));
    }

    /** Nothing for a table that is gone, or on whose way one is. */
    @Nullable
    String of(SampledTable table) {
        TableShape shape = shapes.get(table.watched.name());
        if (shape == null) {
            return null;
        }
        String birth = table.watched.birthColumn();
        if (table.route == null) {
            return GroupSql.of(shape, table.watched.tenantColumn(), birth, utf8);
        }
        OwnerPath path = path(table.route);
        return path == null ? null : GroupSql.along(shape, path, birth, utf8);
    }

    /** The tenant of all rows; absent where columns tell. */
    static @Nullable Tenant tenant(SampledTable table) {
        if (table.watched.tenantColumn() != null || table.route != null) {
            return null;
        }
        String tenant = table.watched.tenant();
        return tenant == null ? Tenant.SHARED : Tenant.of(tenant);
    }

    private @Nullable OwnerPath path(Route route) {
        List<OwnerPath.Step> steps = new ArrayList<>();
        for (ForeignKey key : route.keys()) {
            TableShape parent = shapes.get(key.parent());
            if (parent == null) {
                return null;
            }
            steps.add(new OwnerPath.Step(key.columns(), parent, key.references()));
        }
        return new OwnerPath(steps, route.column());
    }

    private static boolean isUtf8(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW server_encoding")) {
            row.next();
            return row.getString(1).equals("UTF8");
        }
    }
}
