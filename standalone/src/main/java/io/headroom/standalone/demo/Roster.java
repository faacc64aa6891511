package io.headroom.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who was there when: the rows of one table by tenant and age, for the rows of others to refer to. */
final class Roster {

    private record Member(Instant at, int id) {}

    private final List<List<Member>> members = new ArrayList<>();

    /** @param births oldest first; a row's key is its place, beginning with 1 */
    Roster(List<Birth> births, int tenants) {
        for (int tenant = 0; tenant <= tenants; tenant++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < births.size(); i++) {
            Birth birth = births.get(i);
            members.get(birth.tenant()).add(new Member(birth.at(), i + 1));
        }
    }

    /** The key of the tenant's newest row that is no younger than the moment, or else of its first. */
    int latest(int tenant, Instant at) {
        List<Member> own = members.get(tenant);
        return own.get(Math.max(0, olderThan(own, at) - 1)).id();
    }

    /** The key of any of the tenant's rows that were there at the moment, or else of its first. */
    int any(int tenant, Instant at, SplittableRandom random) {
        List<Member> own = members.get(tenant);
        return own.get(random.nextInt(Math.max(1, olderThan(own, at)))).id();
    }

    /** How many of them were there at the moment, by binary search. */
    private static int olderThan(List<Member> own, Instant at) {
        int low = 0;
        int high = own.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (own.get(middle).at().isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
