package io.headroom.core.config;

import io.headroom.core.scope.TableName;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The ways in which people keep tenants apart in a database. */
public sealed interface TenantForm {

    /** Every row of every table is shared. */
    record Shared() implements TenantForm {}

    /** A column holds the tenant; tables without it reach one that has it along their foreign keys. */
    record Column(String name) implements TenantForm {
        public Column {
            Require.notBlank("column", name);
        }
    }

    /** The rows of one table are the tenants; other tables reach it along their foreign keys. */
    record Path(TableName root) implements TenantForm {}

    /**
     * Each tenant has a schema of its own. Tables in schemas that do not match are shared.
     *
     * @param pattern a regular expression for whole names of schemas, whose one group is the tenant
     */
    record Schema(String pattern) implements TenantForm {
        public Schema {
            if (compile(pattern).matcher("").groupCount() != 1) {
                throw new IllegalArgumentException(
                        "schema must have one group, which is the tenant, such as tenant_(.*), got " + pattern);
            }
        }

        public Pattern compiled() {
            return compile(pattern);
        }

        private static Pattern compile(String pattern) {
            try {
                return Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "schema must be a regular expression such as tenant_(.*), got " + pattern, e);
            }
        }
    }

    /** Each tenant has a database of its own, and PostgreSQL's name of it is the tenant. */
    record Database() implements TenantForm {}
}
