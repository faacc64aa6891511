package io.headroom.core.config;

import static io.headroom.core.config.Yaml.databases;
import static io.headroom.core.config.Yaml.headroom;
import static io.headroom.core.config.Yaml.headroomRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceConfigTest {
    private static final InstanceConfig UNDECLARED = new InstanceConfig(CapacityConfig.UNKNOWN, null, null);

    @Test
    void mapsEveryProperty() {
        HeadroomConfig config = headroom("""
                instances:
                  main:
                    capacity: { storage: 50GB, memory: 4GiB, vcpus: 2, connections: 100 }
                    plan: aws/db.t3.medium
                    lead-time: P14D
                """);

        CapacityConfig capacity = new CapacityConfig(new Bytes(50_000_000_000L), new Bytes(4L << 30), 2, 100);
        assertThat(config.instances())
                .containsOnlyKeys("main")
                .containsValue(new InstanceConfig(capacity, "aws/db.t3.medium", Duration.ofDays(14)));
    }

    @Test
    void readsTheMachineAsNodeExporterMeasuresIt_unlessAQueryOrConstantSaysOtherwise() {
        HostConfig host = host("prometheus: 'http://127.0.0.1:9090/prom/', selector: '{instance=\"db1\"}',"
                + " mountpoint: /srv, cpu-used: 'max(load)', memory-available: 4GiB, disk-used: 0.25");

        assertThat(host.prometheus()).isNotNull();
        assertThat(host.prometheus().url()).hasToString("http://127.0.0.1:9090/prom");
        assertThat(host.sources())
                .containsOnlyKeys(HostMeasure.values())
                .containsEntry(HostMeasure.CPU_USED, new HostSource.Query("max(load)"))
                .containsEntry(HostMeasure.MEMORY_AVAILABLE, new HostSource.Constant(4L << 30))
                .containsEntry(HostMeasure.DISK_USED, new HostSource.Constant(0.25))
                .containsEntry(
                        HostMeasure.MEMORY_USED,
                        new HostSource.Query("1 - node_memory_MemAvailable_bytes{instance=\"db1\"}"
                                + " / node_memory_MemTotal_bytes{instance=\"db1\"}"))
                .containsEntry(
                        HostMeasure.DISK_AVAILABLE,
                        new HostSource.Query("node_filesystem_avail_bytes{mountpoint=\"/srv\",instance=\"db1\"}"));
    }

    @Test
    void readsConstantsAlone_withoutAPrometheusServer() {
        assertThat(host("cpu-used: 0.5"))
                .isEqualTo(new HostConfig(null, Map.of(HostMeasure.CPU_USED, new HostSource.Constant(0.5))));
    }

    private static HostConfig host(String keys) {
        HostConfig host = Objects.requireNonNull(headroom("instances: { main: { host: { " + keys + " } } }")
                        .instances()
                        .get("main"))
                .host();
        return Objects.requireNonNull(host);
    }

    @Test
    void leavesUnknownWhatIsNotDeclared() {
        assertThat(headroom("instances: { main: {} }").instances()).containsEntry("main", UNDECLARED);
    }

    @Test
    void keepsTheOrderOfTheFile() {
        assertThat(headroom("instances: { b: {}, c: {}, a: {} }").instances().keySet())
                .containsExactly("b", "c", "a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        capacity: { storage: 50XB }     | capacity.storage must be a size such as 50GB or 4GiB, got 50XB
        capacity: { storage: 99999999999TB } | capacity.storage must be a size such as 50GB or 4GiB, got 99999999999TB
        capacity: { storage: 0 }        | capacity.storage must be more than 0 bytes, got 0
        capacity: { memory: 0GB }       | capacity.memory must be more than 0 bytes, got 0
        capacity: { vcpus: 0 }          | capacity.vcpus must be a whole number from 1 to 4096, got 0
        capacity: { vcpus: 1.5 }        | capacity.vcpus must be a whole number from 1 to 4096, got 1.5
        capacity: { connections: many } | capacity.connections must be a whole number from 1 to 262143, got many
        capacity: 50GB                  | capacity must hold keys of its own, got 50GB
        plan: ''                        | plan must not be empty
        lead-time: 14 days              | lead-time must be a duration such as P14D or PT1S, got 14 days
        lead-time: PT0S                 | lead-time must be positive, got PT0S
        lead-time: -P1D                 | lead-time must be positive, got PT-24H
        host: {}                        | host.prometheus is missing; write its address, or constants
        host: { cpu-used: up }          | host.prometheus is missing; write the address of the server to be asked
        host: { cpu-used: 1.5 }         | host.cpu-used must be a part of the whole from 0 to 1, or a query, got 1.5
        host: { memory-use: 4GB }       | host.memory-use is not a key of headroom.instances.main.host; did you mean memory-used?
        host: { prometheus: ftp://a }   | host.prometheus must look like http://host:9090, without user, query and fragment
        host: { prometheus: 'http://u@a' } | host.prometheus must look like http://host:9090, without user, query and fragment
        host: { prometheus: 'http://a', username: u } | host.username and password only make sense together
        """)
    void refusesMalformedAndOutOfRangeValues(String property, String message) {
        assertThat(headroomRefusal("instances: { main: { " + property + " } }"))
                .isEqualTo("headroom.instances.main." + message);
    }

    @Test
    void impliesAnInstanceForADatabaseThatNamesNone() {
        HeadroomConfig config = headroom(databases("capacity: { vcpus: 8 }\nplan: x/y\nlead-time: P7D"));

        CapacityConfig capacity = new CapacityConfig(null, null, 8, null);
        assertThat(config.instances())
                .containsOnlyKeys("shop")
                .containsValue(new InstanceConfig(capacity, "x/y", Duration.ofDays(7)));
        assertThat(config.databases().get("shop").instance()).isEqualTo("shop");
    }

    @Test
    void impliesAnInstanceWithoutAnyShorthand() {
        assertThat(headroom(databases("")).instances()).containsOnlyKeys("shop").containsValue(UNDECLARED);
    }

    @Test
    void takesTheDeclaredInstanceOfTheSameName() {
        HeadroomConfig config = headroom("instances: { shop: { plan: x/y } }\n" + databases(""));

        assertThat(config.instances())
                .containsOnlyKeys("shop")
                .containsValue(new InstanceConfig(CapacityConfig.UNKNOWN, "x/y", null));
    }

    @Test
    void letsDatabasesShareAnInstanceThatNobodyDescribed() {
        HeadroomConfig config = headroom(databases("instance: main"));

        assertThat(config.instances()).containsOnlyKeys("main").containsValue(UNDECLARED);
    }

    @Test
    void refusesAnInstanceThatIsNotAmongTheDeclared() {
        assertThat(headroomRefusal("instances: { main: {}, spare: {} }\n" + databases("instance: mian")))
                .isEqualTo("headroom.databases.shop.instance must name a declared instance (main, spare), got mian");
    }

    @Test
    void refusesAnInstanceNameThatNobodyCouldDeclare() {
        assertThat(headroomRefusal(databases("instance: Main")))
                .isEqualTo("headroom.databases.shop.instance must match [a-z0-9][a-z0-9_-]{0,62}, got Main");
    }

    @Test
    void refusesAShorthandBesideAnInstance() {
        assertThat(headroomRefusal("instances: { main: {} }\n" + databases("instance: main\nplan: x/y")))
                .isEqualTo("headroom.databases.shop.plan belongs to the instance main; "
                        + "move it to headroom.instances.main, or leave instance out");
        assertThat(headroomRefusal("instances: { shop: {} }\n" + databases("capacity: { vcpus: 2 }")))
                .isEqualTo("headroom.databases.shop.capacity belongs to the instance shop; "
                        + "move it to headroom.instances.shop");
    }
}
