package io.headroom.standalone.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/** Gives the planned rows of one table their contents. */
final class DemoRows {

    private static final String[] FIRST = {"Amelia", "Callum", "Dev", "Ffion", "Grace", "Harry", "Isla", "Mohammed"};
    private static final String[] LAST = {"Ahmed", "Begum", "Campbell", "Evans", "Hughes", "Khan", "Patel", "Wright"};
    private static final String[] SUBJECTS = {"Refresher", "Foundation", "Assessment", "Instructor"};
    private static final String[] ACTIONS = {"CREATE", "UPDATE", "EXPORT", "LOGIN"};
    /** What fits into one chunk beside the table, so that the rest of a wide row shares its page with others. */
    private static final int ASIDE = 1_980;

    private final HistoryPlan plan;
    private final DemoTable table;
    private final SplittableRandom random;

    DemoRows(HistoryPlan plan, DemoTable table) {
        this.plan = plan;
        this.table = table;
        this.random = new SplittableRandom(table.seed(plan.seed() + 2));
    }

    /** Writes a whole row, its last column filling it up to a width of its own. */
    void write(int id, Birth birth, CopyText row) throws SQLException {
        row.row(table == DemoTable.TENANT ? birth.tenant() : id, birth.tenant());
        switch (table) {
            case TENANT -> tenant(birth, row);
            case ADMIN_USER -> person(id, row).text("EDITOR").time(birth.at());
            case COURSE -> course(id, birth, row);
            case SESSION -> session(birth, row);
            case CUSTOMER -> customer(id, birth, row);
            case BOOKING -> booking(birth, row);
            case ACHIEVEMENT -> achievement(birth, row);
            case EMAIL_TEMPLATE -> emailTemplate(id, birth, row);
            case AUDIT_LOG -> audit(birth, row);
        }
        row.fillTo((int) (table.width() * (DemoTable.NARROWEST + (1 - DemoTable.NARROWEST) * random.nextDouble())));
    }

    private void tenant(Birth birth, CopyText row) {
        String name = plan.tenant(birth.tenant()).name();
        String slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        row.text(name).text(slug).text("STANDARD").time(birth.at()).time(birth.at());
    }

    private CopyText person(int id, CopyText row) {
        String first = one(FIRST);
        String last = one(LAST);
        String email = (first + '.' + last + id + "@example.co.uk").toLowerCase(Locale.ROOT);
        return row.text(first + ' ' + last).text(email);
    }

    private void course(int id, Birth birth, CopyText row) {
        row.text(one(SUBJECTS) + ' ' + id).number(9_500 + 500 * random.nextInt(60));
        row.time(birth.at()).filler(ASIDE);
    }

    private void session(Birth birth, CopyText row) {
        row.number(plan.roster(DemoTable.COURSE).any(birth.tenant(), birth.at(), random));
        row.time(birth.at().plus(Duration.ofDays(14 + random.nextInt(40))));
        row.number(12).number(random.nextInt(13)).time(birth.at()).time(birth.at());
    }

    /** Imported ones say so: what goes on living in the demo must not take them for a pattern. */
    private void customer(int id, Birth birth, CopyText row) {
        person(id, row)
                .text(birth.imported() ? "IMPORT" : "WEB")
                .time(birth.at())
                .time(birth.at());
    }

    /** The table with the JSON column. */
    private void booking(Birth birth, CopyText row) {
        Instant at = birth.at();
        row.number(plan.roster(DemoTable.SESSION).any(birth.tenant(), at, random));
        row.number(plan.roster(DemoTable.CUSTOMER).any(birth.tenant(), at, random));
        row.text("CONFIRMED").time(at).time(at).json("purchaseOrder", "PO-" + random.nextInt(1_000_000), ASIDE - 60);
    }

    private void achievement(Birth birth, CopyText row) {
        row.number(plan.roster(DemoTable.BOOKING).any(birth.tenant(), birth.at(), random));
        row.number(plan.roster(DemoTable.CUSTOMER).any(birth.tenant(), birth.at(), random));
        row.text(one(SUBJECTS) + " certificate").time(birth.at());
    }

    private void emailTemplate(int id, Birth birth, CopyText row) {
        row.text("template-" + id).text("Your place is booked").time(birth.at());
    }

    /** Tells of the tenant's newest booking: for the synchronisation, the one it was written for. */
    private void audit(Birth birth, CopyText row) {
        row.text(birth.tenant() == DemoTenant.LEEDS_GAS ? "sync" : "staff").text(one(ACTIONS));
        row.number(plan.roster(DemoTable.BOOKING).latest(birth.tenant(), birth.at()))
                .time(birth.at());
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
