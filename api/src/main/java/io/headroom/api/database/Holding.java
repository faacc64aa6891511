package io.headroom.api.database;

import io.headroom.core.capture.Problem;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a footprint list before it is written out. Lists are long and pages short, so everything is compared in this
 * form and only a page is turned into text.
 *
 * @param live null if unknown
 */
record Holding(
        @Nullable TableName table,
        @Nullable Tenant tenant,
        @Nullable Footprint live,
        Pace pace,
        @Nullable Problem problem) {

    Holding(@Nullable TableName table, @Nullable Tenant tenant, @Nullable Footprint live, @Nullable Problem problem) {
        this(table, tenant, live, Pace.UNKNOWN, problem);
    }

    Holding growing(Pace known) {
        return new Holding(table, tenant, live, known, problem);
    }

    /** Table and tenant tell rows apart, so behind any value they give each row a place of its own. */
    private static final Comparator<Holding> IDENTITY = by(Holding::table, Comparator.<TableName>naturalOrder())
            .thenComparing(by(Holding::tenant, Comparator.comparing(Tenant::kind)))
            .thenComparing(by(Holding::tenant, Comparator.comparing(Tenant::id)));

    /** The order of a list; unknown values come last in either direction. */
    static Comparator<Holding> order(Sort sort) {
        Comparator<Holding> values = switch (sort.field()) {
            case "rows" -> by(Holding::live, sort.directed(Comparator.comparingLong(Footprint::rows)));
            case "bytes" -> by(Holding::live, sort.directed(Comparator.comparingLong(Footprint::bytes)));
            case "growthBytesPerDay" -> by(row -> row.pace().bytes(), sort.directed(Comparator.<Double>naturalOrder()));
            case "growthRowsPerDay" -> by(row -> row.pace().rows(), sort.directed(Comparator.<Double>naturalOrder()));
            case "table" -> by(Holding::table, sort.directed(Comparator.<TableName>naturalOrder()));
            case "tenant" -> by(Holding::identifier, sort.directed(Comparator.<String>naturalOrder()));
            default -> throw new IllegalArgumentException("rows are not sorted by " + sort.field());
        };
        return values.thenComparing(IDENTITY);
    }

    private static <T> Comparator<Holding> by(Function<Holding, @Nullable T> value, Comparator<T> order) {
        return Comparator.comparing(value, Comparator.nullsLast(order));
    }

    private @Nullable String identifier() {
        return tenant == null || tenant.kind() != TenantKind.TENANT ? null : tenant.id();
    }

    /** Without the problem, which has no part in the order. */
    void write(WireWriter out) {
        out.putText(table == null ? "" : table.toString());
        out.putByte(tenant == null ? 0 : 1);
        if (tenant != null) {
            tenant.write(out);
        }
        out.putByte(live == null ? 0 : 1);
        if (live != null) {
            out.putSigned(live.rows()).putSigned(live.bytes());
        }
        write(out, pace.rows());
        write(out, pace.bytes());
    }

    private static void write(WireWriter out, @Nullable Double value) {
        out.putByte(value == null ? 0 : 1).putLong(value == null ? 0 : Double.doubleToLongBits(value));
    }

    private static @Nullable Double number(WireReader in) {
        boolean known = in.getByte() != 0;
        double value = Double.longBitsToDouble(in.getLong());
        return known ? value : null;
    }

    static Holding read(WireReader in) {
        String table = in.getText();
        Tenant tenant = in.getByte() == 0 ? null : Tenant.read(in);
        Footprint live = in.getByte() == 0 ? null : new Footprint(in.getSigned(), in.getSigned());
        return new Holding(
                table.isEmpty() ? null : TableName.parse(table), tenant, live, new Pace(number(in), number(in)), null);
    }
}
