package io.headroom.api.declaration;

import io.headroom.api.view.Facts;
import io.headroom.api.view.Latest;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.declaration.DeclarationKind;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.Topics;

/** Where declarations of each kind stand. */
final class DeclarationTopic {
    private DeclarationTopic() {}

    static Topic<String, Declaration> of(DeclarationKind kind) {
        return switch (kind) {
            case CAPACITY -> Topics.CAPACITIES;
            case POLICIES -> Topics.POLICIES;
            case PRICE_BOOK -> Topics.PRICE_BOOK;
        };
    }

    /** @param name of the instance, empty where it is about all */
    static String key(DeclarationKind kind, String name) {
        return name.isEmpty() ? of(kind).name().replace("headroom.", "") : name;
    }

    static Latest<Declaration> in(Facts facts, DeclarationKind kind) {
        return switch (kind) {
            case CAPACITY -> facts.capacities();
            case POLICIES -> facts.policies();
            case PRICE_BOOK -> facts.priceBooks();
        };
    }
}
