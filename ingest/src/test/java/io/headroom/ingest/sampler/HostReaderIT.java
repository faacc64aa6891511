package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.HostConfig;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Debian's Prometheus, which scrapes two of Debian's node_exporters on this very machine. */
class HostReaderIT {
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path NODE_EXPORTER = Path.of("/usr/bin/prometheus-node-exporter");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private int prometheus;
    private String exporter;
    private String mountpoint;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(PROMETHEUS), "not run: Prometheus is not installed");
        assumeTrue(Files.isExecutable(NODE_EXPORTER), "not run: node_exporter is not installed");
        exporter = exporter();
        String other = exporter();
        mountpoint = mountpoint(folder);
        prometheus = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: { scrape_interval: 1s }
                scrape_configs:
                  - job_name: node
                    static_configs: [ { targets: [ "%s", "%s" ] } ]
                """.formatted(exporter, other));
        run(
                PROMETHEUS.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + prometheus);
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void readsCpuMemoryAndDisk_asNodeExporterMeasuresThem() throws Exception {
        HostReader reader = reader("selector: 'instance=\"" + exporter + "\"', mountpoint: '" + mountpoint + "'");

        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(reader.read(AT).measures().values())
                        .hasSize(5)
                        .allMatch(Measured.Known.class::isInstance));

        UsageSample read = reader.read(AT);
        FileStore disk = Files.getFileStore(folder);
        assertThat(read.key()).isEqualTo("instance:main");
        assertThat(known(read, UsageMeasure.HOST_CPU_USED)).isBetween(0.0, 1.0);
        assertThat(known(read, UsageMeasure.HOST_MEMORY_AVAILABLE))
                .isCloseTo(memory("MemAvailable"), within(0.3 * memory("MemTotal")));
        assertThat(known(read, UsageMeasure.HOST_MEMORY_USED))
                .isCloseTo(1 - memory("MemAvailable") / memory("MemTotal"), within(0.3));
        assertThat(known(read, UsageMeasure.HOST_DISK_AVAILABLE))
                .isCloseTo(disk.getUsableSpace(), within(0.1 * disk.getTotalSpace()));
        assertThat(known(read, UsageMeasure.HOST_DISK_USED))
                .isCloseTo(1 - (double) disk.getUsableSpace() / disk.getTotalSpace(), within(0.1));
    }

    @Test
    void guessesNoMachine_whereSeveralAnswer() {
        HostReader reader = reader("mountpoint: '" + mountpoint + "'");

        Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(reader.read(AT).measures().get(UsageMeasure.HOST_MEMORY_AVAILABLE))
                    .isInstanceOfSatisfying(Measured.Unknown.class, unknown -> {
                        assertThat(unknown.reason())
                                .startsWith("the query finds 2 series instead of one: node_memory_MemAvailable_bytes");
                        assertThat(unknown.fix()).contains("selector").contains("headroom.instances.main.host");
                    });
        });
    }

    @Test
    void readsWhatTheQuerySays_andSaysWhatIsWrongWithAnother() {
        HostReader reader = reader("cpu-used: 'vector(0.25)', memory-used: 0.5, memory-available: 4GiB,"
                + " disk-used: 'sum(', disk-available: 'nobody_measures_this'");

        Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            Map<UsageMeasure, Measured> read = reader.read(AT).measures();
            assertThat(read)
                    .containsEntry(UsageMeasure.HOST_CPU_USED, new Measured.Known(0.25))
                    .containsEntry(UsageMeasure.HOST_MEMORY_USED, new Measured.Known(0.5))
                    .containsEntry(UsageMeasure.HOST_MEMORY_AVAILABLE, new Measured.Known(4L << 30));
            assertThat(reason(read.get(UsageMeasure.HOST_DISK_USED))).contains("parse error");
            assertThat(reason(read.get(UsageMeasure.HOST_DISK_AVAILABLE)))
                    .isEqualTo("the query finds nothing: nobody_measures_this");
        });
    }

    private static double known(UsageSample read, UsageMeasure measure) {
        return Objects.requireNonNull(read.measures().get(measure)).known().orElseThrow();
    }

    private static String reason(@Nullable Measured measured) {
        return measured instanceof Measured.Unknown unknown ? unknown.reason() : String.valueOf(measured);
    }

    private HostReader reader(String keys) {
        return new HostReader("main", host("prometheus: 'http://127.0.0.1:" + prometheus + "/', " + keys));
    }

    private static HostConfig host(String keys) {
        String yaml = "headroom: { instances: { main: { host: { " + keys + " } } } }";
        HeadroomConfig config = HeadroomConfig.parse(yaml, Map.of(), Path.of(""));
        return Objects.requireNonNull(
                Objects.requireNonNull(config.instances().get("main")).host());
    }

    private String exporter() throws IOException {
        String address = "127.0.0.1:" + freePort();
        run(
                NODE_EXPORTER.toString(),
                "--web.listen-address=" + address,
                "--collector.filesystem.fs-types-exclude=^(proc|sysfs)$",
                "--collector.filesystem.mount-points-exclude=^$");
        return address;
    }

    private void run(String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** The longest one that the folder is below. */
    private static String mountpoint(Path folder) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .map(line -> line.split(" ")[1])
                .filter(mount -> folder.toAbsolutePath().startsWith(mount))
                .max((one, two) -> Integer.compare(one.length(), two.length()))
                .orElse("/");
    }

    private static double memory(String name) throws IOException {
        return Files.readAllLines(MEMORY).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
