package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;

/** A level of storage that means something, in bytes from which on it is reached. */
public record Limit(Kind kind, long bytes) {

    /** What reaching it means. */
    public enum Kind {
        /** Plan for more (R045). */
        ADVICE(70),
        /** Where providers make an instance read-only rather than let the disk run full. */
        CEILING(95),
        /** Nothing is left. */
        FULL(100);

        private final int percent;

        Kind(int percent) {
            this.percent = percent;
        }

        public int percent() {
            return percent;
        }

        /** Part of the topic and HTTP contract: {@code 70%}. */
        public String label() {
            return percent + "%";
        }

        /** The limit of this kind on a disk of {@code storage}. */
        public Limit of(Bytes storage) {
            long hundredth = storage.count() / 100;
            long rest = storage.count() % 100;
            return new Limit(this, hundredth * percent + (rest * percent + 99) / 100);
        }

        /** The storage of which {@code used} does not exceed this share. */
        Bytes storageFor(long used) {
            return new Bytes(used / percent * 100 + (used % percent * 100 + percent - 1) / percent);
        }
    }
}
