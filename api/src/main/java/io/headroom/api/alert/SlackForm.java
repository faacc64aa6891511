package io.headroom.api.alert;

import io.headroom.core.capacity.OfferFact;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of a Slack message. Names of tables and roles are other people's text: what Slack would obey is escaped. */
final class SlackForm implements Form {

    @Override
    public Post post(List<Notification> notifications, Instant now) {
        String text = text(notifications.get(0));
        return new Post("", "application/json; charset=utf-8", Map.of(), Form.json(Map.of("text", text)));
    }

    private static String text(Notification told) {
        TriggerFact fact = told.fact();
        String state = told.isFiring() ? fact.severity().name() : "Over";
        StringBuilder text =
                new StringBuilder("*" + state + "* on *" + escaped(about(fact)) + "*: " + escaped(fact.cause()));
        OfferFact plan = fact.targetPlan();
        if (told.isFiring() && plan != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "\nWould do: %s at %s %s a month.",
                    escaped(plan.plan()),
                    plan.pricePerMonth().high().toPlainString(),
                    plan.pricePerMonth().currency()));
        }
        text.append("\nRule ").append(fact.rule()).append(", since ").append(fact.since());
        if (told.link() != null) {
            text.append(", <").append(told.link()).append("|Headroom>");
        }
        return text.toString();
    }

    private static String about(TriggerFact fact) {
        String subject = fact.subject().toString();
        return subject.equals("instance:" + fact.instance()) ? fact.instance() : fact.instance() + ", " + subject;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
