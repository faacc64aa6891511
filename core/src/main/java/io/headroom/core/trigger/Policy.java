package io.headroom.core.trigger;

import java.util.List;
import java.util.Optional;

/**
 * The rules, and where each of them is from.
 *
 * @param entries in the order of their files
 */
public record Policy(List<Entry> entries) {
    /** No rule at all. */
    public static final Policy NONE = new Policy(List.of());

    public Policy {
        entries = List.copyOf(entries);
    }

    /**
     * A rule as it stands.
     *
     * @param why it is there, in words
     * @param file of the owner's, that brought or changed it; empty if it is as it came with Headroom
     * @param changed keys that the file changed, none if it brought the rule
     * @param enabled whether it is in force
     */
    public record Entry(Rule rule, String why, Optional<String> file, List<String> changed, boolean enabled) {
        public Entry {
            changed = List.copyOf(changed);
        }
    }

    /** Those in force. */
    public List<Rule> rules() {
        return entries.stream().filter(Entry::enabled).map(Entry::rule).toList();
    }

    /** The rule of a name, in force or not. */
    public Optional<Rule> rule(String name) {
        return entries.stream()
                .map(Entry::rule)
                .filter(rule -> rule.name().equals(name))
                .findFirst();
    }
}
