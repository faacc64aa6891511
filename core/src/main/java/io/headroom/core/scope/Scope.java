package io.headroom.core.scope;

/**
 * What a footprint, a growth bucket or a projection is about, inside one database.
 *
 * <p>The text form is part of the topic and HTTP contract: {@code database}, {@code table:public.booking},
 * {@code tenant:42}, {@code table:public.booking/tenant:42}.
 */
public sealed interface Scope {

    /** The whole database. */
    record OfDatabase() implements Scope {
        @Override
        public String toString() {
            return "database";
        }
    }

    /** One table, all tenants. */
    record OfTable(TableName table) implements Scope {
        @Override
        public String toString() {
            return "table:" + table;
        }
    }

    /** One tenant, all tables. */
    record OfTenant(Tenant tenant) implements Scope {
        @Override
        public String toString() {
            return "tenant:" + tenant;
        }
    }

    /** One tenant's rows of one table. */
    record OfTenantTable(TableName table, Tenant tenant) implements Scope {
        @Override
        public String toString() {
            return "table:" + table + "/tenant:" + tenant;
        }
    }

    Scope DATABASE = new OfDatabase();

    /**
     * @throws IllegalArgumentException if {@code text} is not in the grammar above
     */
    static Scope parse(String text) {
        if (text.equals("database")) {
            return DATABASE;
        }
        if (text.startsWith("tenant:")) {
            return new OfTenant(Tenant.parse(part(text, "tenant:")));
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new OfTable(TableName.parse(part(text, "table:")));
        }
        return new OfTenantTable(
                TableName.parse(part(text.substring(0, slash), "table:")),
                Tenant.parse(part(text.substring(slash + 1), "tenant:")));
    }

    private static String part(String text, String prefix) {
        if (!text.startsWith(prefix) || text.indexOf('/') >= 0 || text.indexOf(':', prefix.length()) >= 0) {
            throw new IllegalArgumentException("'" + text + "' is no scope: write database, table:schema.name,"
                    + " tenant:ID or table:schema.name/tenant:ID, with % / : . inside a part percent-encoded");
        }
        return text.substring(prefix.length());
    }
}
