package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.config.PriceBookFile;
import io.headroom.core.quantity.Bytes;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private static final PriceBook BOOK = PriceBookFile.standard();

    @Test
    void offersTheCheapestOfTheSameProvider() {
        Offer offer =
                BOOK.cheapest(plan("railway/starter"), Bytes.parse("600MB")).orElseThrow();

        assertThat(offer.plan().id()).isEqualTo("railway/pro");
        assertThat(offer.storage()).isEqualTo(Bytes.parse("8GB"));
        assertThat(offer.total()).isEqualTo(Price.parse("20 USD"));
    }

    @Test
    void looksAtOtherProviders_whenItsOwnHasNothing() {
        Offer offer = BOOK.cheapest(plan("railway/pro"), Bytes.parse("60GB")).orElseThrow();

        assertThat(offer.plan().id()).isEqualTo("render/standard");
    }

    @Test
    void addsTheStorageThatIsSoldApart_atTheCautiousPrice() {
        Offer offer =
                BOOK.cheapest(plan("aws/db.t3.medium"), Bytes.parse("101GB")).orElseThrow();

        assertThat(offer.plan().source()).isEqualTo("R105 001:254-255");
        assertThat(offer.items()).extracting(LineItem::quantity).containsExactly(1L, 2L);
        assertThat(offer.storage()).isEqualTo(Bytes.parse("200GB"));
        assertThat(offer.total()).isEqualTo(Price.parse("80-110 USD"));
    }

    @Test
    void neverOffersInAnotherCurrency() {
        assertThat(BOOK.cheapest(plan("fasthosts/vps"), Bytes.parse("200GB"))).isEmpty();
        assertThat(BOOK.cheapest(plan("aws/db.t3.small"), Bytes.parse("1GB")))
                .map(offer -> offer.total().currency().getCurrencyCode())
                .contains("GBP");
    }

    @Test
    void neverOffersLessMemory() {
        assertThat(BOOK.cheapest(plan("digitalocean/scaling"), Bytes.parse("1GB")))
                .map(offer -> offer.plan().id())
                .contains("digitalocean/scaling");
    }

    @Test
    void ofContradictingRows_theCautiousOneCounts() {
        assertThat(plan("bundle/y1").storage()).contains(Bytes.parse("40GB"));
        assertThat(plan("aws/db.t3.medium").price()).contains(Price.parse("60-80 USD"));
    }

    @Test
    void refusesToAddTwoCurrencies() {
        assertThatThrownBy(() -> Price.parse("5 USD").plus(Price.parse("5 GBP")))
                .hasMessage("cannot add GBP to USD without a rate");
    }

    @Property
    void sumsAreExactAtBothEnds(
            @ForAll List<@IntRange(min = 0, max = 1_000_000) Integer> lows,
            @ForAll @IntRange(min = 0, max = 50) int spread,
            @ForAll @Scale(3) BigDecimal unit) {
        BigDecimal cent = unit.abs();
        Currency dollars = Currency.getInstance("USD");
        Price sum = new Price(BigDecimal.ZERO, BigDecimal.ZERO, dollars);
        for (int low : lows) {
            Price each = new Price(
                    cent.multiply(BigDecimal.valueOf(low)), cent.multiply(BigDecimal.valueOf(low + spread)), dollars);
            sum = sum.plus(each);
        }

        long units = lows.stream().mapToLong(Integer::longValue).sum();
        assertThat(sum.low()).isEqualByComparingTo(cent.multiply(BigDecimal.valueOf(units)));
        assertThat(sum.high())
                .isEqualByComparingTo(cent.multiply(BigDecimal.valueOf(units + (long) spread * lows.size())));
    }

    private static Plan plan(String id) {
        return BOOK.plan(id).orElseThrow();
    }
}
