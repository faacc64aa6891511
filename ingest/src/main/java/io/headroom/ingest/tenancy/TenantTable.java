package io.headroom.ingest.tenancy;

import io.headroom.core.scope.TableName;
import java.util.List;

/** A watched table, as far as tenants are concerned. */
public record TenantTable(TableName name, List<String> columns) {}
