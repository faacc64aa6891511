package io.headroom.standalone.demo;

/** How much a tenant does on a day of the past, as a multiple of what is usual for it. */
@FunctionalInterface
interface Activity {

    double level(double daysAgo);

    /** Nothing before it joined. */
    static Activity since(double joined) {
        return daysAgo -> daysAgo <= joined ? 1 : 0;
    }

    /** As this one, and nothing from that day on. */
    default Activity until(double end) {
        return daysAgo -> daysAgo > end ? level(daysAgo) : 0;
    }

    /** As this one, and nothing left of what is older: what a retention rule leaves to be found. */
    default Activity keeping(double days) {
        return daysAgo -> daysAgo <= days ? level(daysAgo) : 0;
    }

    /** As this one until a day, then step by step over that many days to so many times as much, which stays. */
    default Activity moving(double from, double over, double times) {
        return daysAgo -> {
            double moved = Math.min(1, Math.max(0, (from - daysAgo) / over));
            return level(daysAgo) * (1 + moved * (times - 1));
        };
    }
}
