package io.headroom.core.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a forecast has to show for itself.
 *
 * @param accuracies by days ahead, ascending: where there has been anything to compare with yet
 * @param contenders in no order that means anything
 * @param hindsight null as long as history is too short for it
 */
public record TrackRecord(
        List<Accuracy> accuracies,
        List<Contender> contenders,
        @Nullable Hindsight hindsight) {
    public static final TrackRecord NONE = new TrackRecord(List.of(), List.of(), null);

    public TrackRecord {
        accuracies = List.copyOf(accuracies);
        contenders = List.copyOf(contenders);
    }

    /** Of accuracies alone. */
    public static TrackRecord of(Accuracy... accuracies) {
        return new TrackRecord(List.of(accuracies), List.of(), null);
    }

    /** The accuracy at the longest lead of up to {@code days} that was tested, else at the shortest that was. */
    public Optional<Accuracy> accuracy(int days) {
        return accuracies.stream()
                .filter(accuracy -> accuracy.days() <= days)
                .max(Comparator.comparingInt(Accuracy::days))
                .or(() -> accuracies.stream().findFirst());
    }
}
