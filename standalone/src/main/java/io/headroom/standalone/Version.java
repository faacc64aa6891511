package io.headroom.standalone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: ours, and the Java it runs on. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Headroom " + headroom(), "Java " + System.getProperty("java.version")};
    }

    private static String headroom() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged build)" : version;
    }
}
