package io.headroom.core.config;

import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageUnit;
import java.util.regex.Pattern;

/**
 * What is asked about the machine under a server, and how node_exporter's measurements answer it. Memory that is
 * available includes the page cache, which the kernel gives away when somebody needs it.
 */
public enum HostMeasure {
    CPU_USED(
            "cpu-used",
            UsageMeasure.HOST_CPU_USED,
            "clamp(1 - avg(sum without (mode) (rate(node_cpu_seconds_total{mode=~\"idle|iowait\"$AND}[5m]))), 0, 1)"),
    MEMORY_AVAILABLE("memory-available", UsageMeasure.HOST_MEMORY_AVAILABLE, "node_memory_MemAvailable_bytes{$ONLY}"),
    MEMORY_USED(
            "memory-used",
            UsageMeasure.HOST_MEMORY_USED,
            "1 - node_memory_MemAvailable_bytes{$ONLY} / node_memory_MemTotal_bytes{$ONLY}"),
    DISK_AVAILABLE(
            "disk-available",
            UsageMeasure.HOST_DISK_AVAILABLE,
            "node_filesystem_avail_bytes{mountpoint=\"$MOUNT\"$AND}"),
    DISK_USED(
            "disk-used",
            UsageMeasure.HOST_DISK_USED,
            "1 - node_filesystem_avail_bytes{mountpoint=\"$MOUNT\"$AND}"
                    + " / node_filesystem_size_bytes{mountpoint=\"$MOUNT\"$AND}");

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern SIZE = Pattern.compile("\\d+(\\.\\d+)?\\s*([kKMGTP]i?B)?");

    private final String key;
    private final UsageMeasure measure;
    private final String query;

    HostMeasure(String key, UsageMeasure measure, String query) {
        this.key = key;
        this.measure = measure;
        this.query = query;
    }

    /** What the configuration calls it. */
    public String key() {
        return key;
    }

    public UsageMeasure measure() {
        return measure;
    }

    /** @param selector label matchers that tell this machine from others; may be empty */
    HostSource.Query nodeExporter(String selector, String mountpoint) {
        String and = selector.isEmpty() ? "" : "," + selector;
        String mount = mountpoint.replace("\\", "\\\\").replace("\"", "\\\"");
        return new HostSource.Query(
                query.replace("$AND", and).replace("$ONLY", selector).replace("$MOUNT", mount));
    }

    /** A constant if the text is an amount of this measure; everything else is a query. */
    HostSource read(String text) {
        if (measure.unit() == UsageUnit.SHARE) {
            return NUMBER.matcher(text).matches()
                    ? new HostSource.Constant(share(Double.parseDouble(text)))
                    : new HostSource.Query(Scalars.text(text));
        }
        return SIZE.matcher(text).matches()
                ? new HostSource.Constant(Scalars.bytes(text).count())
                : new HostSource.Query(Scalars.text(text));
    }

    private static double share(double value) {
        if (value > 1) {
            throw new IllegalArgumentException("must be a part of the whole from 0 to 1, or a query, got " + value);
        }
        return value;
    }
}
