package io.headroom.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.quantity.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The page over the demo in a browser: what a reader is told, first while the rows are being counted, and then. */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageIT {
    private static final int COUNTING = 1;
    private static final int COUNTED = 2;
    private static final int READING = 3;
    private static final int AFTERWARDS = 4;

    private static final String DATE = "\\d{1,2} [A-Z][a-z]+ 20\\d\\d";
    private static final List<Long> SIZES = List.of(
            0L,
            999L,
            1_000L,
            999_499L,
            999_500L,
            4_080_000L,
            58_000_000L,
            58_049_999L,
            500_000_000L,
            1_234_567_890_123L);
    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    private static DemoPage demo;

    @BeforeAll
    static void open() {
        demo = DemoPage.open();
    }

    @AfterAll
    static void close() {
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void lookAtTheWholeDatabase() {
        demo.goTo("");
    }

    @Test
    @Order(COUNTING)
    void callsNumbersProvisional_whileRowsAreStillBeingRead() {
        assertThat(demo.notice())
                .containsText(
                        Pattern.compile("numbers are provisional.*[\\d,]+ of about [\\d,]+ rows, .+ tables done"));
        assertThat(demo.answer()).containsText("A date follows once all rows have been read.");
        assertThat(demo.page().locator("#chart .words")).containsText("follow once all rows have been read");
        assertThat(demo.drawing()).isHidden();
        assertThat(demo.databases()).containsText("studio starting");
    }

    @Test
    @Order(COUNTED)
    void tellsHowFullUntilWhenAndWhatToDo() {
        RunningDemo.shared().counted();

        assertThat(demo.answer())
                .hasText(Pattern.compile("6\\d\\.\\d\u00a0% of 500 MB is in use\\. It reaches 95\u00a0% most likely on "
                        + DATE + ", between .+ and " + DATE + "\\. Act by " + DATE + "\\."));
        assertThat(demo.fact("Why"))
                .containsText(
                        Pattern.compile(
                                "Leeds Gas grows fastest: 2\\d\\.\\d\u00a0% of the growth with 1\\d\\.\\d\u00a0% of the size\\."));
        assertThat(demo.fact("Act by")).containsText(Pattern.compile(DATE + ", 14 days before .*" + DATE));
        assertThat(demo.fact("Next plan")).containsText("Railway Pro, $20/month for 8 GB (illustrative price).");
        assertThat(demo.fact("Next plan"))
                .containsText("Cheapest way through 12 months: Railway Pro now; $240 in all.");
        assertThat(demo.databases()).containsText("live");
        assertThat(demo.page().locator("#readiness"))
                .containsText(Pattern.compile("Not ready for more: \\d of 10 readiness checks pass\\."));
        assertThat(demo.notice()).isEmpty();
        assertThat(demo.page().locator("#freshness")).containsText(Pattern.compile("As of " + DATE));
    }

    @Test
    @Order(READING)
    void saysWhatToTryFirst_andLeavesTheStatementUnfolded() {
        Locator remedy = demo.fact("Try first");
        assertThat(remedy)
                .containsText(Pattern.compile("Keep \\d+ months of AuditLog: [\\d.]+ MB to use again, 95\u00a0% about"
                        + " \\d+ days later, at no cost\\."));
        remedy.getByText("How", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(remedy.locator("pre")).containsText("DELETE FROM ONLY \"public\".\"AuditLog\"");

        String before = demo.page().locator("#freshness").textContent();
        assertThat(demo.page().locator("#freshness")).not().hasText(before);
        assertThat(remedy.locator("pre")).isVisible();
        remedy.getByText("How", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(remedy.locator("pre")).isHidden();
    }

    @Test
    @Order(READING)
    void sortsTenantsAndTables() {
        assertThat(demo.names("tenants").first()).hasText("Manchester Forklift 1");
        demo.sort("tenants", "Growth/day");
        assertThat(demo.names("tenants").first()).hasText("Leeds Gas 7");
        assertThat(demo.page().locator("#tenants th[aria-sort=descending]")).containsText("Growth/day");

        demo.sort("tables", "Name");
        assertThat(demo.names("tables").first()).hasText("Achievement");
        demo.sort("tables", "Name");
        assertThat(demo.names("tables").first()).hasText("Tenant");
        assertThat(demo.page().locator("#tables th[aria-sort=descending]")).hasText("Name");
        demo.sort("tenants", "Size");
    }

    @Test
    @Order(READING)
    void findsTenantsByNameAndById() {
        demo.search("tenants", "leeds");
        assertThat(demo.names("tenants")).hasText(new String[] {"Leeds Gas 7"});
        demo.search("tenants", "100");
        assertThat(demo.names("tenants")).hasText(new String[] {"Penzance IT Academy 100"});
        demo.search("tenants", "nobody");
        assertThat(demo.page().locator("#tenants .rest")).hasText("Nothing has this in its name.");
        demo.search("tenants", "");
        demo.search("tables", "audit");
        assertThat(demo.names("tables")).hasText(new String[] {"AuditLog"});
        demo.search("tables", "");
    }

    @Test
    @Order(READING)
    void showsShareOfGrowthBesideShareOfSize() {
        List<Double> biggest = demo.shares("Manchester Forklift 1");
        List<Double> noisiest = demo.shares("Leeds Gas 7");

        assertThat(biggest.get(0)).isGreaterThan(noisiest.get(0));
        assertThat(biggest.get(1)).isLessThan(3);
        assertThat(noisiest.get(1)).isGreaterThan(2 * noisiest.get(0));
    }

    @Test
    @Order(READING)
    void showsWhatATenantCostsOfTheMonthlyBill() {
        assertThat(demo.tenant("Leeds Gas 7").locator(".cost")).hasText(Pattern.compile("\\$0\\.\\d\\d"));
        assertThat(demo.page().locator("#tables .cost:visible")).hasCount(0);
        demo.sort("tenants", "Cost/month");
        assertThat(demo.names("tenants").first()).hasText("Manchester Forklift 1");
        demo.sort("tenants", "Size");
    }

    @Test
    @Order(READING)
    void turnsTheChartToATenantAndBack() {
        assertThat(demo.chartTitle()).hasText("Storage of instance demo");
        demo.choose("Leeds Gas 7");

        assertThat(demo.chartTitle()).hasText("Bytes of rows: Leeds Gas");
        assertThat(demo.drawing())
                .hasAttribute("aria-label", Pattern.compile("Bytes of rows: Leeds Gas\\. From .+ to .+"));
        assertThat(demo.page().locator("#tenants tr.part")).hasCount(9);
        assertThat(demo.page()).hasURL(Pattern.compile("scope=tenant%3A7$"));

        demo.page().getByText("Whole database").click();
        assertThat(demo.chartTitle()).hasText("Storage of instance demo");
        assertThat(demo.drawing()).hasAttribute("aria-label", Pattern.compile("^Storage .*Projected"));
    }

    @Test
    @Order(READING)
    void saysWhyAndUntilWhenThereIsNoForecast_whenATenantIsYoung() {
        demo.search("tenants", "cardiff");
        demo.choose("Cardiff First Aid 31");

        assertThat(demo.page().locator("#chart .refusal"))
                .hasText(Pattern.compile("No forecast yet: too little history; a forecast is expected from " + DATE
                        + "\\. A forecast needs 14 complete days of history, there are 9\\. INSUFFICIENT_HISTORY"));
        demo.search("tenants", "");
    }

    @Test
    @Order(READING)
    void saysWhatItWouldHaveSaid_aQuarterAgo() {
        assertThat(demo.page().locator("#chart .hindsight"))
                .hasText(Pattern.compile(
                        "Standing 90 days ago we would have said \\S+ MB of rows for the start of today;"
                                + " it is \\S+ MB of rows, .+ error\\."));
    }

    /** The rows go on coming, so numbers may have moved between the two. */
    @Test
    @Order(READING)
    void saysWhichScenarioTheDatabaseFollows() throws Exception {
        String said = RunningDemo.shared().get("/api/v1/databases/training/scenarios");
        String summary = new ObjectMapper().readTree(said).get("summary").asText();
        assertThat(summary).contains("first year").contains("tenants");

        String afterTheFirstLetter = summary.substring(1).replaceAll("[\\d.,]+", "\\\\S+");
        assertThat(demo.fact("Scenario")).containsText(Pattern.compile(afterTheFirstLetter + "\\."));
    }

    @Test
    @Order(READING)
    void writesSizesAndDaysAsTheServerDoes() {
        for (long count : SIZES) {
            assertThat(demo.page().evaluate("async n => (await import('/format.js')).bytes(Number(n))", "" + count))
                    .isEqualTo(new Bytes(count).said());
        }
        LocalDate day = LocalDate.parse("2027-06-05");
        assertThat(demo.page().evaluate("async at => (await import('/format.js')).day(at)", day.toString()))
                .isEqualTo(Days.said(day));
    }

    @Test
    @Order(READING)
    void showsTextOfStrangersAsText() {
        demo.goTo("&scope=tenant:" + MARKUP.replace(" ", "%20"));

        assertThat(demo.chartTitle()).hasText("Bytes of rows: Tenant " + MARKUP);
        assertThat(demo.page().locator("img")).hasCount(0);
    }

    @Test
    @Order(READING)
    void fitsAPhone() {
        Page phone =
                demo.another(RunningDemo.shared().address(), new Browser.NewContextOptions().setViewportSize(390, 844));
        assertThat(phone.locator("#tenants tbody tr").first()).isVisible();

        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        phone.context().close();
    }

    @Test
    @Order(READING)
    void isDark_whenTheReaderPrefersIt() {
        Page dark = demo.another(RunningDemo.shared().address(), DemoPage.wide().setColorScheme(ColorScheme.DARK));

        assertThat(dark.locator("body")).hasCSS("background-color", "rgb(20, 23, 26)");
        assertThat(demo.page().locator("body")).hasCSS("background-color", "rgb(247, 247, 244)");
        dark.context().close();
    }

    @Test
    @Order(AFTERWARDS)
    void hasRunWithoutAnErrorOrARefusedPolicy() {
        assertThat(demo.complaints()).isEmpty();
    }
}
