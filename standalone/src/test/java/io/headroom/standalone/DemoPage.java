package io.headroom.standalone;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.regex.Pattern;

/** The demo's page in a browser, with its parts by the names a reader would use. */
final class DemoPage implements AutoCloseable {
    private final PageBrowser browser;
    private final Page page;

    private DemoPage(PageBrowser browser, Page page) {
        this.browser = browser;
        this.page = page;
    }

    /** Starts the browser before the demo, so that the demo's first moments can be seen. */
    static DemoPage open() {
        PageBrowser browser = PageBrowser.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(RunningDemo.SOON.toMillis());
        return new DemoPage(browser, browser.open(RunningDemo.shared().address(), wide()));
    }

    static Browser.NewContextOptions wide() {
        return new Browser.NewContextOptions().setViewportSize(1440, 1000);
    }

    Page page() {
        return page;
    }

    /** Another reader, of the demo's page or of any other. */
    Page another(String address, Browser.NewContextOptions options) {
        return browser.open(address, options);
    }

    void goTo(String place) {
        page.navigate(RunningDemo.shared().address() + "/#db=training" + place);
    }

    Locator notice() {
        return page.locator("#notice");
    }

    Locator databases() {
        return page.locator("nav");
    }

    Locator answer() {
        return page.locator("#headline .answer");
    }

    Locator fact(String name) {
        return page.locator("#headline .facts div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("dt", new Page.LocatorOptions().setHasText(name))));
    }

    Locator chartTitle() {
        return page.locator("#chart-title");
    }

    /** What a screen reader hears of the drawing is its label. */
    Locator drawing() {
        return page.locator("#chart .canvas");
    }

    Locator names(String list) {
        return page.locator("#" + list + " tbody .name");
    }

    Locator tenant(String name) {
        return page.locator("#tenants tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    void choose(String tenant) {
        tenant(tenant).locator(".name").click();
    }

    void sort(String list, String heading) {
        Pattern whole = Pattern.compile("^" + heading + "$");
        page.locator("#" + list + " thead button")
                .filter(new Locator.FilterOptions().setHasText(whole))
                .click();
    }

    void search(String list, String word) {
        page.locator("#" + list + " input").fill(word);
    }

    /** Of size and of growth, in percent. */
    List<Double> shares(String tenant) {
        return tenant(tenant).locator(".bar > span:last-child").allInnerTexts().stream()
                .map(text -> Double.valueOf(text.replaceAll("[^\\d.]", "")))
                .toList();
    }

    List<String> complaints() {
        return browser.complaints();
    }

    @Override
    public void close() {
        browser.close();
        RunningDemo.leave();
    }
}
