package io.headroom.standalone.demo;

/**
 * A training business that rents the application.
 *
 * @param joined days before the end of the history
 * @param share how much it does on a usual day, where all the unremarkable tenants together do 1
 * @param activity when it did more or less than usual
 */
record DemoTenant(int id, String name, double joined, double share, Activity activity) {

    /** The biggest, and hardly active any more. */
    static final int MANCHESTER_FORKLIFT = 1;

    /** Since {@link #SYNC_SINCE}, its synchronisation writes {@link #SYNC_ROWS} audit rows for each booking. */
    static final int LEEDS_GAS = 7;

    static final double SYNC_SINCE = 120;
    static final int SYNC_ROWS = 40;

    /** Imported {@link #IMPORTED} customers within one hour, {@link #IMPORTED_AGO} days ago. */
    static final int BRISTOL_SKILLS = 12;

    static final int IMPORTED = 3_000;
    static final double IMPORTED_AGO = 274;

    /** Deletes what is in its audit log for longer than {@link #AUDIT_KEPT} days. */
    static final int PLYMOUTH_MARINE = 23;

    static final double AUDIT_KEPT = 90;

    static final int CARDIFF = 31;
    static final int GLASGOW = 44;

    /** Has done nothing since its 17th month. */
    static final int NORWICH_PLANT = 58;

    /** Leaves while the demo runs. */
    static final int TRURO = 66;

    /** What this tenant's history has left of a table's rows. */
    Activity activity(DemoTable table) {
        if (table != DemoTable.AUDIT_LOG) {
            return activity;
        }
        return switch (id) {
            case LEEDS_GAS -> activity.until(SYNC_SINCE);
            case PLYMOUTH_MARINE -> activity.keeping(AUDIT_KEPT);
            default -> activity;
        };
    }
}
