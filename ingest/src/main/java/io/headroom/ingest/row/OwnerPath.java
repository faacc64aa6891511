package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a table's rows to the column that names their tenant, over parent rows.
 *
 * @param steps at least one, the first from the table itself
 * @param tenant column of the last parent
 */
public record OwnerPath(List<Step> steps, String tenant) {
    public OwnerPath {
        steps = List.copyOf(steps);
    }

    /**
     * @param columns of the row that refer to its parent row
     * @param references the parent's columns that they refer to, in the same order
     */
    public record Step(List<String> columns, TableShape parent, List<String> references) {
        public Step {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }
    }

    /** What the inner query has to show of each row: {@code "project" AS w1}. */
    List<String> wanted() {
        List<String> wanted = new ArrayList<>();
        for (String column : steps.get(0).columns()) {
            wanted.add(TableName.quoted(column) + " AS w" + (wanted.size() + 1));
        }
        return wanted;
    }

    /** Rows that name no parent have no tenant, and those whose parent has none. */
    String join(String rows) {
        Step first = steps.get(0);
        List<String> keys = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (String column : first.references()) {
            String key = "k" + (keys.size() + 1);
            same.add("owners." + key + " = " + rows + ".w" + (keys.size() + 1));
            keys.add("a1." + TableName.quoted(column) + " AS " + key);
        }
        return " LEFT JOIN (SELECT " + String.join(", ", keys) + ", " + owner() + " AS tenant, " + orphans()
                + " AS orphan FROM " + GroupSql.from(first.parent()) + " AS a1" + further() + ") AS owners ON "
                + String.join(" AND ", same);
    }

    /** Whether a row, or a parent on its way, names a parent that is not there. */
    String orphan(String rows) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < steps.get(0).columns().size(); i++) {
            named.add(rows + ".w" + (i + 1) + " IS NOT NULL");
        }
        return "coalesce(owners.orphan, " + String.join(" AND ", named) + ")";
    }

    /** A parent that is not there itself names none. */
    private String orphans() {
        List<String> orphans = new ArrayList<>(List.of("false"));
        for (int i = 1; i < steps.size(); i++) {
            List<String> named = new ArrayList<>();
            for (String column : steps.get(i).columns()) {
                named.add("a" + i + "." + TableName.quoted(column) + " IS NOT NULL");
            }
            named.add("a" + (i + 1) + "."
                    + TableName.quoted(steps.get(i).references().get(0)) + " IS NULL");
            orphans.add(String.join(" AND ", named));
        }
        return String.join(" OR ", orphans);
    }

    private String further() {
        StringBuilder joins = new StringBuilder();
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            List<String> same = new ArrayList<>();
            for (int k = 0; k < step.columns().size(); k++) {
                same.add(
                        "a" + (i + 1) + "." + TableName.quoted(step.references().get(k)) + " = a" + i + "."
                                + TableName.quoted(step.columns().get(k)));
            }
            joins.append(" LEFT JOIN " + GroupSql.from(step.parent()) + " AS a" + (i + 1) + " ON ")
                    .append(String.join(" AND ", same));
        }
        return joins.toString();
    }

    private String owner() {
        TableShape last = steps.get(steps.size() - 1).parent();
        return "a" + steps.size() + "." + GroupSql.key(last, tenant);
    }
}
