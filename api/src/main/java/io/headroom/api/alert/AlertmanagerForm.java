package io.headroom.api.alert;

import io.headroom.core.capacity.OfferFact;
import io.headroom.core.trigger.TriggerFact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Alertmanager's API v2. Labels are the identity of an alert, so nothing in them changes while it fires; numbers are
 * annotations. It forgets what is not repeated.
 */
final class AlertmanagerForm implements Form {

    @Override
    public boolean takesMany() {
        return true;
    }

    @Override
    public Post post(List<Notification> notifications, Instant now) {
        List<Map<String, Object>> alerts =
                notifications.stream().map(told -> alert(told, now)).toList();
        return new Post("/api/v2/alerts", "application/json", Map.of(), Form.json(alerts));
    }

    private static Map<String, Object> alert(Notification told, Instant now) {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("labels", labels(told.fact()));
        alert.put("annotations", annotations(told.fact()));
        if (told.isFiring()) {
            alert.put("startsAt", told.fact().since().toString());
        }
        alert.put("endsAt", told.endsAt(now).toString());
        if (told.link() != null) {
            alert.put("generatorURL", told.link());
        }
        return alert;
    }

    private static Map<String, String> labels(TriggerFact fact) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", fact.rule());
        labels.put("source", "headroom");
        labels.put("instance", fact.instance());
        if (fact.database() != null) {
            labels.put("database", fact.database());
        }
        labels.put("subject", fact.subject().toString());
        labels.put("resource", fact.resource().name().toLowerCase(Locale.ROOT));
        labels.put("severity", fact.severity().name().toLowerCase(Locale.ROOT));
        return labels;
    }

    private static Map<String, String> annotations(TriggerFact fact) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", fact.cause());
        annotations.put("value", Double.toString(fact.value()));
        annotations.put("threshold", Double.toString(fact.threshold()));
        annotations.put("unit", fact.unit().name().toLowerCase(Locale.ROOT));
        OfferFact plan = fact.targetPlan();
        if (plan != null) {
            annotations.put("target_plan", plan.plan());
        }
        return annotations;
    }
}
