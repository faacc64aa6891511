package io.headroom.ingest.tenancy;

import io.headroom.core.scope.TableName;
import java.util.List;

/**
 * A watched table, as far as tenants are concerned.
 *
 * @param key columns that tell rows apart, by number
 */
public record TenantTable(TableName name, List<String> key, List<String> columns) {}
