package io.headroom.standalone.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the training centre, parents first, with how many rows they hold and how wide a row is. */
enum DemoTable {
    TENANT("Tenant", 100, 1, 2_000, "name slug plan createdAt updatedAt branding"),
    ADMIN_USER("AdminUser", 230, 1, 1_000, "name email role createdAt profile"),
    COURSE("Course", 2_000, 4, 3_000, "title priceInPence createdAt description syllabus"),
    SESSION("Session", 9_500, 1, 2_000, "courseId startsAt seats seatsTaken createdAt updatedAt joiningNotes"),
    CUSTOMER("Customer", 13_000, 1, 2_000, "name email source createdAt updatedAt notes"),
    BOOKING("Booking", 27_000, 0, 3_000, "sessionId customerId status createdAt updatedAt details notes"),
    ACHIEVEMENT("Achievement", 44_000, 0, 1_000, "bookingId customerId title createdAt certificate"),
    EMAIL_TEMPLATE("EmailTemplate", 600, 6, 5_000, "name subject createdAt body"),
    AUDIT_LOG("AuditLog", 165_000, 0, 500, "actor action bookingId createdAt payload");

    /**
     * The one number to tune when the start leaves its window: the narrowest row's share of the width above, the widest
     * having all of it. The widths are such that a page holds a whole number of rows.
     */
    static final double NARROWEST = 0.88;

    private final String label;
    private final int rows;
    private final int founding;
    private final int width;
    private final String columns;

    DemoTable(String label, int rows, int founding, int width, String columns) {
        this.label = label;
        this.rows = rows;
        this.founding = founding;
        this.width = width;
        this.columns = "tenantId " + columns;
    }

    String label() {
        return label;
    }

    /** As a statement has to write it. */
    String quoted() {
        return '"' + label + '"';
    }

    int rows() {
        return rows;
    }

    /** How many rows every tenant begins with. */
    int founding() {
        return founding;
    }

    /** Makes what is random in one table independent of the others. */
    long seed(long seed) {
        return 31 * seed + label.hashCode();
    }

    /** Bytes of the widest row, its header included. */
    int width() {
        return width;
    }

    /** All columns but the key, quoted; in the order in which the rows are copied. */
    String columns() {
        return columnsWith(Map.of());
    }

    /** The same columns, some of them replaced by expressions: a row like another one, but for these. */
    String columnsWith(Map<String, String> expressions) {
        return Arrays.stream(columns.split(" "))
                .map(column -> expressions.getOrDefault(column, '"' + column + '"'))
                .collect(Collectors.joining(", "));
    }
}
