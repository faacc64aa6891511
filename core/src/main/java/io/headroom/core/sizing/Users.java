package io.headroom.core.sizing;

/** Those whom the database will serve. */
public record Users(Range today, Range addedPerMonth) {

    /** How many there are so many months from now. */
    Range after(int months) {
        return today.plus(addedPerMonth.times(months));
    }

    /** The months that all users together have been there by then, those who come in a month counting from its end. */
    Range monthsOfUse(int months) {
        return today.times(months).plus(addedPerMonth.times((long) months * (months - 1) / 2));
    }
}
