package io.headroom.core.ledger;

import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ownership.Kinship;
import io.headroom.core.reconciliation.RowWatch;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One partition's books in maps, with what was booked summed by table and tenant. */
final class MapBooks implements Books {
    final Map<TableId, TableState> tables = new HashMap<>();
    final Map<RowKey, LedgerEntry> entries = new HashMap<>();
    final Map<TableShare, TenantBalance> balances = new HashMap<>();
    final Map<TableShare, HeldTotal> totals = new HashMap<>();
    final Map<TableId, TenantBalance> children = new HashMap<>();
    final Map<TableId, List<RowWatch>> brackets = new HashMap<>();
    final Map<String, Progress> progress = new HashMap<>();
    final Map<TableTenant, Flows> booked = new HashMap<>();
    final Map<TableShare, Footprint> cohorts = new HashMap<>();
    final Map<TableFlow, Flows> byBucket = new HashMap<>();
    final List<Booked> deltas = new ArrayList<>();
    final Map<String, Instant> reached = new HashMap<>();

    final MapKin kin = new MapKin(this);

    Bookkeeper keeper() {
        return new Bookkeeper(this, new Kinship(kin));
    }

    record TableTenant(TableId table, Tenant tenant) {}

    record TableShare(TableId table, Share share) {}

    record TableFlow(TableShare of, Bucket bucket) {}

    record Booked(Share share, Bucket bucket, Flows flows) {}

    @Override
    public @Nullable TableState table(TableId id) {
        return tables.get(id);
    }

    @Override
    public void keep(TableId id, TableState state) {
        tables.put(id, state);
    }

    @Override
    public @Nullable LedgerEntry entry(RowKey row) {
        return entries.get(row);
    }

    @Override
    public void keep(RowKey row, @Nullable LedgerEntry entry) {
        if (entry == null) {
            entries.remove(row);
        } else {
            entries.put(row, LedgerEntryCodec.decode(LedgerEntryCodec.encode(entry)));
        }
    }

    @Override
    public TenantBalance balance(TableId id, Share share) {
        return balances.getOrDefault(new TableShare(id, share), TenantBalance.NONE);
    }

    @Override
    public void keep(TableId id, Share share, TenantBalance balance) {
        balances.put(new TableShare(id, share), balance);
    }

    @Override
    public List<Share> shares(TableId id) {
        return balances.keySet().stream()
                .filter(key -> key.table().equals(id))
                .map(TableShare::share)
                .toList();
    }

    @Override
    public TenantBalance children(TableId id) {
        return children.getOrDefault(id, TenantBalance.NONE);
    }

    @Override
    public void keepChildren(TableId id, TenantBalance balance) {
        children.put(id, balance);
    }

    @Override
    public void bracketed(TableId id, TableState table, RowWatch watch) {
        brackets.computeIfAbsent(id, added -> new ArrayList<>()).add(watch);
    }

    @Override
    public @Nullable HeldTotal total(TableId id, Share share) {
        return totals.get(new TableShare(id, share));
    }

    @Override
    public void keepTotal(TableId id, Share share, @Nullable HeldTotal total) {
        if (total == null) {
            totals.remove(new TableShare(id, share));
        } else {
            totals.put(new TableShare(id, share), HeldTotal.decode(HeldTotal.encode(total)));
        }
    }

    @Override
    public List<Share> totals(TableId id) {
        return totals.keySet().stream()
                .filter(key -> key.table().equals(id))
                .map(TableShare::share)
                .toList();
    }

    @Override
    public Progress progress(String database) {
        return progress.getOrDefault(database, Progress.NONE);
    }

    @Override
    public void keep(String database, Progress newProgress) {
        progress.put(database, newProgress);
    }

    @Override
    public void book(TableState table, Share share, Bucket bucket, Flows flows) {
        TableId id = tables.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(table.name()))
                .findFirst()
                .orElseThrow()
                .getKey();
        book(id, share, bucket, flows);
    }

    void book(TableId id, Share share, Bucket bucket, Flows flows) {
        deltas.add(new Booked(share, bucket, flows));
        booked.merge(new TableTenant(id, share.tenant()), flows, Flows::plus);
        byBucket.merge(new TableFlow(new TableShare(id, share), bucket), flows, Flows::plus);
        cohorts.merge(new TableShare(id, share), flows.net(), Footprint::plus);
    }

    @Override
    public void reached(String database, Instant at) {
        reached.put(database, at);
    }
}
