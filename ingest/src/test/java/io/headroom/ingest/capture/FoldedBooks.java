package io.headroom.ingest.capture;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import io.headroom.core.ledger.Books;
import io.headroom.core.ledger.HeldTotal;
import io.headroom.core.ledger.LedgerEntry;
import io.headroom.core.ledger.Progress;
import io.headroom.core.ledger.TableState;
import io.headroom.core.ledger.TenantBalance;
import io.headroom.core.reconciliation.RowWatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one partition comes to, kept in maps: the readers' side of the contract, without Kafka Streams. */
final class FoldedBooks implements Books {
    final FoldedKin kin = new FoldedKin();
    private final Map<TableId, TableState> tables = new HashMap<>();
    private final Map<RowKey, LedgerEntry> entries = new HashMap<>();
    private final Map<TableId, Map<Share, TenantBalance>> balances = new HashMap<>();
    private final Map<TableId, Map<Share, HeldTotal>> totals = new HashMap<>();
    private final Map<TableId, Long> reconstructed = new HashMap<>();
    private final Map<String, Progress> progress = new HashMap<>();

    /** Adds up what the partition holds of one database, by {@code table/tenant}. */
    void addTo(Map<String, Footprint> totals, String database) {
        balances.forEach((id, shares) -> shares.forEach((share, balance) -> {
            TableState table = tables.get(id);
            Footprint live = balance.current().plus(balance.older());
            if (table != null && table.database().equals(database) && !live.isNone()) {
                totals.merge(table.name().name() + "/" + share.tenant(), live, Footprint::plus);
            }
        }));
    }

    /** Rows that growth was told to have come at their births, in tables of the database. */
    long reconstructed(String database) {
        long rows = 0;
        for (Map.Entry<TableId, TableState> table : tables.entrySet()) {
            if (table.getValue().database().equals(database)) {
                rows += reconstructed.getOrDefault(table.getKey(), 0L) + kin.reconstructed(table.getKey());
            }
        }
        return rows;
    }

    String name(TableId id) {
        return Objects.requireNonNull(tables.get(id)).name().name();
    }

    /** The owner of a row by the entry that is kept of it; nothing for rows of other partitions. */
    @Nullable
    Owner owner(RowKey row) {
        LedgerEntry entry = entries.get(row);
        return entry == null ? null : entry.knownOwner();
    }

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
            entries.put(row, entry);
        }
    }

    @Override
    public TenantBalance balance(TableId id, Share share) {
        return balances.getOrDefault(id, Map.of()).getOrDefault(share, TenantBalance.NONE);
    }

    @Override
    public void keep(TableId id, Share share, TenantBalance balance) {
        balances.computeIfAbsent(id, table -> new HashMap<>()).put(share, balance);
    }

    @Override
    public List<Share> shares(TableId id) {
        return List.copyOf(balances.getOrDefault(id, Map.of()).keySet());
    }

    @Override
    public TenantBalance children(TableId id) {
        return TenantBalance.NONE;
    }

    @Override
    public void keepChildren(TableId id, TenantBalance balance) {}

    @Override
    public void bracketed(TableId id, TableState table, RowWatch watch) {}

    @Override
    public @Nullable HeldTotal total(TableId id, Share share) {
        return totals.getOrDefault(id, Map.of()).get(share);
    }

    @Override
    public void keepTotal(TableId id, Share share, @Nullable HeldTotal total) {
        Map<Share, HeldTotal> of = totals.computeIfAbsent(id, table -> new HashMap<>());
        if (total == null) {
            of.remove(share);
        } else {
            of.put(share, total);
        }
    }

    @Override
    public List<Share> totals(TableId id) {
        return List.copyOf(totals.getOrDefault(id, Map.of()).keySet());
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
        if (bucket.origin() == Origin.RECONSTRUCTED || bucket.equals(Bucket.BEFORE)) {
            tables.forEach((id, state) -> {
                if (state.name().equals(table.name()) && state.database().equals(table.database())) {
                    reconstructed.merge(id, flows.rowsAdded(), Long::sum);
                }
            });
        }
    }

    @Override
    public void reached(String database, Instant at) {}
}
