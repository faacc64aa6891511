package io.headroom.api.capacity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a bill with the column names of FOCUS 1.0, the FinOps Open Cost and Usage Specification, for the tools that
 * read it. Costs are the upper ends of their ranges; the lower ends, and what FOCUS has no name for, begin with {@code x_}.
 */
@JsonPropertyOrder({
    "BilledCost",
    "EffectiveCost",
    "ListCost",
    "ContractedCost",
    "BillingCurrency",
    "BillingPeriodStart",
    "BillingPeriodEnd",
    "ChargePeriodStart",
    "ChargePeriodEnd",
    "ChargeCategory",
    "ChargeDescription",
    "ConsumedQuantity",
    "ConsumedUnit",
    "ProviderName",
    "ServiceCategory",
    "ServiceName",
    "ResourceId",
    "ResourceName",
    "SubAccountId",
    "SubAccountName",
    "x_CostLow",
    "x_Database",
    "x_Kind",
    "x_Share",
    "x_PriceKind"
})
record FocusLine(
        @JsonProperty("BilledCost") BigDecimal billed,
        @JsonProperty("EffectiveCost") BigDecimal effective,
        @JsonProperty("ListCost") BigDecimal list,
        @JsonProperty("ContractedCost") BigDecimal contracted,
        @JsonProperty("BillingCurrency") String currency,
        @JsonProperty("BillingPeriodStart") String billedFrom,
        @JsonProperty("BillingPeriodEnd") String billedTo,
        @JsonProperty("ChargePeriodStart") String chargedFrom,
        @JsonProperty("ChargePeriodEnd") String chargedTo,
        @JsonProperty("ChargeCategory") String category,
        @JsonProperty("ChargeDescription") String description,
        @JsonProperty("ConsumedQuantity") long quantity,
        @JsonProperty("ConsumedUnit") String unit,
        @JsonProperty("ProviderName") String provider,
        @JsonProperty("ServiceCategory") String serviceCategory,
        @JsonProperty("ServiceName") String service,
        @JsonProperty("ResourceId") String resource,
        @JsonProperty("ResourceName") String resourceName,
        @JsonProperty("SubAccountId") @Nullable String tenant,
        @JsonProperty("SubAccountName") @Nullable String tenantName,
        @JsonProperty("x_CostLow") BigDecimal low,
        @JsonProperty("x_Database") @Nullable String database,
        @JsonProperty("x_Kind") String kind,
        @JsonProperty("x_Share") double share,
        @JsonProperty("x_PriceKind") String priceKind) {
    private static final CsvMapper CSV = new CsvMapper();

    /** The header alone where the bill cannot be divided. */
    static String csv(InstanceShowback showback) {
        List<FocusLine> lines = new ArrayList<>();
        PlanOffer plan = showback.plan();
        Instant asOf = showback.asOf();
        if (plan != null && asOf != null) {
            LocalDate month = LocalDate.ofInstant(asOf, ZoneOffset.UTC).withDayOfMonth(1);
            showback.items().forEach(row -> lines.add(of(showback, plan, month, row)));
        }
        try {
            return CSV.writer(CSV.schemaFor(FocusLine.class).withHeader()).writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the bill of " + showback.instance() + " cannot be written as CSV", e);
        }
    }

    private static FocusLine of(InstanceShowback showback, PlanOffer plan, LocalDate month, ShowbackRow row) {
        PlanOffer.MonthlyPrice cost = row.cost();
        String from = start(month);
        String to = start(month.plusMonths(1));
        return new FocusLine(
                cost.high(),
                cost.high(),
                cost.high(),
                cost.high(),
                cost.currency(),
                from,
                to,
                from,
                to,
                "Usage",
                "Storage of " + plan.plan() + ", by bytes on disk",
                row.physicalBytes(),
                "Bytes",
                plan.provider(),
                "Databases",
                plan.name(),
                showback.instance(),
                showback.instance(),
                row.tenant(),
                row.tenantName(),
                cost.low(),
                row.database(),
                row.kind().name(),
                row.share(),
                cost.kind().name());
    }

    private static String start(LocalDate day) {
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400).toString();
    }
}
