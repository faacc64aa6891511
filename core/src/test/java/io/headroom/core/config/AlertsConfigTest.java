package io.headroom.core.config;

import static io.headroom.core.config.Yaml.headroom;
import static io.headroom.core.config.Yaml.headroomRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.trigger.Severity;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsConfigTest {

    @Test
    void tellsNobody_unlessSomebodyIsNamed() {
        assertThat(headroom("http: { port: 0 }").alerts()).isEqualTo(AlertsConfig.NOBODY);
    }

    @Test
    void mapsEveryKey() {
        AlertsConfig alerts = headroom(
                        "alerts: { link: https://headroom.example, receivers: { hook: { type: webhook,"
                                + " url: 'https://example.com/in?token=t', secret: s3cret, severity: CRITICAL, timeout: PT3S } } }")
                .alerts();

        ReceiverConfig hook = new ReceiverConfig(
                ReceiverConfig.Kind.WEBHOOK,
                new Secret("https://example.com/in?token=t"),
                new Secret("s3cret"),
                Severity.CRITICAL,
                Duration.ofSeconds(3));
        assertThat(alerts.link()).isEqualTo("https://headroom.example");
        assertThat(alerts.receivers()).containsOnlyKeys("hook").containsValue(hook);
        assertThat(hook.uri()).isEqualTo(URI.create("https://example.com/in?token=t"));
        assertThat(hook.place()).isEqualTo("example.com");
        assertThat(alerts.toString()).doesNotContain("token", "s3cret");
    }

    @Test
    void warningsAreSent_andAdviceIsNot_byDefault() {
        ReceiverConfig ops = headroom("alerts: { receivers: { ops: { type: alertmanager, url: http://ops:9093 } } }")
                .alerts()
                .receivers()
                .get("ops");

        assertThat(ops.least()).isEqualTo(Severity.WARNING);
        assertThat(ops.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(ops.place()).isEqualTo("ops:9093");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { link: headroom } | headroom.alerts.link must be an http or https address, got headroom
            { receiver: {} } | headroom.alerts.receiver is not a key of headroom.alerts; did you mean receivers?
            { receivers: { a: { url: http://x } } } | headroom.alerts.receivers.a.type is missing; write alertmanager, webhook or slack
            { receivers: { a: { type: mail, url: http://x } } } | headroom.alerts.receivers.a.type must be alertmanager, webhook or slack, got mail
            { receivers: { a: { type: slack } } } | headroom.alerts.receivers.a.url is missing; write where to send to
            { receivers: { a: { type: slack, url: s3cret } } } | headroom.alerts.receivers.a.url must be an http or https address without user and password
            { receivers: { a: { type: slack, url: 'http://u:s3cret@x' } } } | headroom.alerts.receivers.a.url must be an http or https address without user and password
            { receivers: { a: { type: slack, url: http://x, secret: y } } } | headroom.alerts.receivers.a.secret goes with type webhook only, got slack
            { receivers: { a: { type: slack, url: http://x, severity: LOUD } } } | headroom.alerts.receivers.a.severity must be one of [ADVICE, WARNING, CRITICAL], got LOUD
            { receivers: { a: { type: slack, url: http://x, timeout: PT0S } } } | headroom.alerts.receivers.a.timeout must be positive, got PT0S
            """)
    void refusesWithTheFullKey_andKeepsSecrets(String alerts, String message) {
        assertThat(headroomRefusal("alerts: " + alerts)).isEqualTo(message);
    }
}
