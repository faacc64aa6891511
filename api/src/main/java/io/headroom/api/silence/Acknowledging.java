package io.headroom.api.silence;

import io.headroom.core.trigger.TriggerFact;
import java.util.Optional;

/**
 * What somebody says to know of.
 *
 * @param subject may be left out where a rule fires about one subject of the instance only
 */
record Acknowledging(String instance, String rule, Optional<String> subject, String author, Optional<String> comment) {

    boolean matches(TriggerFact fact) {
        return fact.instance().equals(instance)
                && fact.rule().equals(rule)
                && subject.map(fact.subject().toString()::equals).orElse(true);
    }
}
