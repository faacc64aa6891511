package io.headroom.api.alert;

import io.headroom.core.capacity.OfferFact;
import io.headroom.core.config.Secret;
import io.headroom.core.trigger.TriggerFact;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in structured JSON. The signature is HMAC-SHA256 over the body as it is sent, in hexadecimal.
 *
 * @param secret absent where nothing is signed
 */
record CloudEventForm(@Nullable Secret secret) implements Form {
    static final String SIGNATURE = "X-Headroom-Signature";
    static final String IDEMPOTENCY = "Idempotency-Key";

    @Override
    public Post post(List<Notification> notifications, Instant now) {
        Notification told = notifications.get(0);
        String body = Form.json(event(told));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(IDEMPOTENCY, told.id());
        if (secret != null) {
            headers.put(SIGNATURE, "sha256=" + signature(secret, body));
        }
        return new Post("", "application/cloudevents+json; charset=utf-8", headers, body);
    }

    private static Map<String, Object> event(Notification told) {
        TriggerFact fact = told.fact();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", told.id());
        event.put("source", "/headroom/instances/" + fact.instance());
        event.put("type", "io.headroom.trigger." + fact.state().name().toLowerCase(Locale.ROOT));
        event.put("subject", fact.key());
        event.put("time", fact.since().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data(told));
        return event;
    }

    private static Map<String, @Nullable Object> data(Notification told) {
        TriggerFact fact = told.fact();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("instance", fact.instance());
        data.put("database", fact.database());
        data.put("rule", fact.rule());
        data.put("subject", fact.subject().toString());
        data.put("resource", fact.resource().name());
        data.put("measure", fact.measure().name());
        data.put("severity", fact.severity().name());
        data.put("state", fact.state().name());
        data.put("since", fact.since().toString());
        data.put("value", fact.value());
        data.put("threshold", fact.threshold());
        data.put("unit", fact.unit().name());
        data.put("reason", fact.cause());
        data.put("targetPlan", plan(fact.targetPlan()));
        data.put("link", told.link());
        return data;
    }

    private static @Nullable Map<String, Object> plan(@Nullable OfferFact offer) {
        if (offer == null) {
            return null;
        }
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("plan", offer.plan());
        plan.put("storageBytes", offer.storageBytes());
        plan.put("low", offer.pricePerMonth().low());
        plan.put("high", offer.pricePerMonth().high());
        plan.put("currency", offer.pricePerMonth().currency().getCurrencyCode());
        return plan;
    }

    static String signature(Secret secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
