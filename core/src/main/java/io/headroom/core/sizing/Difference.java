package io.headroom.core.sizing;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a sheet states and that does not follow from its own items.
 *
 * @param of the field of the request that states it
 * @param detail one sentence
 */
public record Difference(String of, Range stated, Range computed, String detail) {

    /** One, unless both are the same to the last digit. */
    static Stream<Difference> between(String of, Optional<Range> stated, Range computed) {
        return stated.filter(claimed -> !claimed.equals(computed)).stream()
                .map(claimed -> new Difference(of, claimed, computed, sentence(of, claimed, computed)));
    }

    private static String sentence(String of, Range stated, Range computed) {
        return of + " is " + stated.said() + ", its items come to " + computed.said();
    }
}
