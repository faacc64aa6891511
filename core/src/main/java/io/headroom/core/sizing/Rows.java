package io.headroom.core.sizing;

import java.util.Map;

/** How many rows a table has, its growth aside. */
public sealed interface Rows {

    /** As many as are stated. */
    record Stated(Range rows) implements Rows {}

    /** So many for each user, also for those who come later. */
    record PerUser(Range each) implements Rows {}

    /** So many for each row of a table before it. */
    record PerParent(String parent, Range each) implements Rows {}

    /** @param tables rows of the tables before it at the same moment */
    default Range count(Range users, Map<String, Range> tables) {
        if (this instanceof PerUser perUser) {
            return users.times(perUser.each());
        }
        if (this instanceof PerParent child) {
            Range parents = tables.get(child.parent());
            if (parents == null) {
                throw new IllegalArgumentException("no table before it is called " + child.parent());
            }
            return parents.times(child.each());
        }
        return ((Stated) this).rows();
    }

    /** For the method of a figure. */
    default String said() {
        if (this instanceof PerUser perUser) {
            return perUser.each().said() + " for each user";
        }
        return this instanceof PerParent child
                ? child.each().said() + " for each row of " + child.parent()
                : ((Stated) this).rows().said() + " as stated";
    }
}
