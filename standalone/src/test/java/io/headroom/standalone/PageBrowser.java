package io.headroom.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's own chromium. Remembers everything that its pages complain about. */
final class PageBrowser implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageBrowser.class);
    private static final String NOT_RUN =
            "The page was not tested: there is no chromium on PATH. Install it (apt-get install chromium).";
    /** What the network did is the tests' doing; what a policy refuses or a script throws is the page's. */
    private static final String NETWORK = "Failed to load resource";

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private PageBrowser(Path executable) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setTimeout(RunningDemo.SOON.toMillis())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Aborts the tests of a class, saying why, where there is no browser. */
    static PageBrowser launch() {
        Optional<Path> found = executable();
        if (found.isEmpty()) {
            LOG.warn(NOT_RUN);
        }
        assumeTrue(found.isPresent(), NOT_RUN);
        return new PageBrowser(found.orElseThrow());
    }

    private static Optional<Path> executable() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Page open(String address, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(RunningDemo.SOON.toMillis());
        Page page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.navigate(address);
        return page;
    }

    private void listen(ConsoleMessage message) {
        if (!message.type().equals("log") && !message.text().startsWith(NETWORK)) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
