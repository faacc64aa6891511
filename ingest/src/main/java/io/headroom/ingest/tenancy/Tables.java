package io.headroom.ingest.tenancy;

import io.headroom.core.scope.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The watched tables and the keys between them. */
final class Tables {
    private final Map<TableName, TenantTable> tables = new TreeMap<>();
    private final Map<TableName, List<ForeignKey>> keys;

    Tables(List<TenantTable> tables, List<ForeignKey> keys) {
        tables.forEach(table -> this.tables.put(table.name(), table));
        this.keys = keys.stream()
                .filter(key -> this.tables.containsKey(key.table()))
                .collect(Collectors.groupingBy(ForeignKey::table, TreeMap::new, Collectors.toList()));
    }

    Set<TableName> names() {
        return new TreeSet<>(tables.keySet());
    }

    @Nullable
    TenantTable find(TableName name) {
        return tables.get(name);
    }

    List<ForeignKey> keysOf(TableName name) {
        return keys.getOrDefault(name, List.of());
    }

    /** Whether the key refers to the columns by which we tell the parent's rows apart. */
    boolean follows(ForeignKey key) {
        TenantTable parent = tables.get(key.parent());
        return parent != null && key.comparable() && key.references().equals(parent.key());
    }
}
