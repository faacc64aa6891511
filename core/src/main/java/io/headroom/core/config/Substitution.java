package io.headroom.core.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables where a value says {@code ${NAME}} or {@code ${NAME:default}}. What is put in is not looked
 * at again, so a password may contain anything. A variable that is set but empty counts as set.
 */
record Substitution(Map<String, String> environment) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?\\})?");

    String apply(String key, String text) {
        return VARIABLE.matcher(text).replaceAll(variable -> Matcher.quoteReplacement(value(key, variable)));
    }

    /** The text around is left out of the messages: it may be half of a password. */
    private String value(String key, MatchResult variable) {
        String name = variable.group(1);
        if (name == null) {
            throw new ConfigException(key + " has a ${ that begins no variable; write ${NAME} or ${NAME:default}");
        }
        String fallback = variable.group(2);
        String value = environment.getOrDefault(name, fallback);
        if (value == null) {
            throw new ConfigException(key + " needs the environment variable " + name
                    + ", which is not set; set it, or write ${" + name + ":default}");
        }
        return value;
    }
}
