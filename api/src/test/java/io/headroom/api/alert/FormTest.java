package io.headroom.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.config.Secret;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final TriggerFact FIRING = Facts.warning("main", Phase.FIRING, 0);

    @Test
    void aWebhookGetsACloudEvent_withItsIdAndASignatureOverTheBody() {
        Form.Post post = new CloudEventForm(new Secret("key")).post(List.of(told(FIRING)), Facts.NOW);

        assertThat(text(post))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"" + told(FIRING).id() + "\","
                        + "\"source\":\"/headroom/instances/main\",\"type\":\"io.headroom.trigger.firing\","
                        + "\"subject\":\"main/storage-warning\",\"time\":\"2026-11-21T10:00:00Z\","
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"instance\":\"main\",\"database\":null,"
                        + "\"rule\":\"storage-warning\",\"subject\":\"instance:main\",\"resource\":\"STORAGE\","
                        + "\"measure\":\"STORAGE_USED\",\"severity\":\"WARNING\",\"state\":\"FIRING\","
                        + "\"since\":\"2026-11-21T10:00:00Z\",\"value\":0.76,\"threshold\":0.75,\"unit\":\"SHARE\","
                        + "\"reason\":\"storage at 76.0 % has been above 75.0 % for 600 s\",\"targetPlan\":null,"
                        + "\"link\":\"https://headroom.example\"}}");
        assertThat(post.contentType()).startsWith("application/cloudevents+json");
        assertThat(post.headers())
                .containsEntry(CloudEventForm.IDEMPOTENCY, told(FIRING).id())
                .containsEntry(
                        CloudEventForm.SIGNATURE, "sha256=" + CloudEventForm.signature(new Secret("key"), post.body()));
    }

    /** RFC 4231, test case 2. */
    @Test
    void theSignatureIsHmacSha256() {
        String body = "what do ya want for nothing?";

        assertThat(CloudEventForm.signature(new Secret("Jefe"), body))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void theIdIsThatOfTheTransition() {
        String id = told(FIRING).id();

        assertThat(told(Facts.warning("main", Phase.FIRING, 0)).id()).isEqualTo(id);
        assertThat(List.of(
                        told(Facts.warning("main", Phase.RESOLVED, 0)).id(),
                        told(Facts.warning("main", Phase.FIRING, 1)).id(),
                        told(Facts.critical("main", Phase.FIRING, 0)).id()))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void alertmanagerGetsTheIdentityAsLabels_andNumbersAsAnnotations() {
        Form.Post post = new AlertmanagerForm().post(List.of(told(FIRING)), Facts.NOW.plusSeconds(5));

        assertThat(post.path()).isEqualTo("/api/v2/alerts");
        assertThat(text(post))
                .isEqualTo("[{\"labels\":{\"alertname\":\"storage-warning\",\"source\":\"headroom\","
                        + "\"instance\":\"main\",\"subject\":\"instance:main\",\"resource\":\"storage\","
                        + "\"severity\":\"warning\"},\"annotations\":{"
                        + "\"summary\":\"storage at 76.0 % has been above 75.0 % for 600 s\",\"value\":\"0.76\","
                        + "\"threshold\":\"0.75\",\"unit\":\"share\"},\"startsAt\":\"2026-11-21T10:00:00Z\","
                        + "\"endsAt\":\"2026-11-21T11:00:05Z\",\"generatorURL\":\"https://headroom.example\"}]");
    }

    @Test
    void slackGetsASentence_inWhichNothingOfOthersIsObeyed() {
        TriggerFact fact = new TriggerFact(
                "main",
                "<!channel>",
                "sequences-critical",
                FIRING.resource(),
                FIRING.severity(),
                Phase.FIRING,
                Facts.NOW,
                0.9,
                0.8,
                "sequence <!channel> & co",
                FIRING.subject(),
                FIRING.measure(),
                FIRING.unit(),
                plan());

        assertThat(text(new SlackForm().post(List.of(Notification.of(fact, null)), Facts.NOW)))
                .isEqualTo("{\"text\":\"*WARNING* on *main*: sequence &lt;!channel&gt; &amp; co"
                        + "\\nWould do: railway/pro at 20 USD a month."
                        + "\\nRule sequences-critical, since 2026-11-21T10:00:00Z\"}");
    }

    private static OfferFact plan() {
        Price price = Price.parse("20 USD");
        return new OfferFact(
                "railway/pro",
                8_000,
                price,
                PriceKind.LIST,
                LocalDate.EPOCH,
                "its page",
                List.of(LineItem.of("plan", "its page", 1, price)));
    }

    private static Notification told(TriggerFact fact) {
        return Notification.of(fact, "https://headroom.example");
    }

    private static String text(Form.Post post) {
        return post.body();
    }
}
