package io.headroom.core.config;

/** The whole numbers a key may have. The same words refuse a text that is no number and a number out of range. */
record WholeNumbers(int least, int most) {

    /** @throws IllegalArgumentException saying what {@code text} must be, without naming the key */
    int parse(String text) {
        try {
            int value = Integer.parseInt(text);
            if (contains(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(complaint(text), e);
        }
        throw new IllegalArgumentException(complaint(text));
    }

    /** For constructors: refuses {@code value} in the name of {@code field}. */
    void require(String field, int value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(field + " " + complaint(Integer.toString(value)));
        }
    }

    private boolean contains(int value) {
        return value >= least && value <= most;
    }

    private String complaint(String value) {
        return "must be a whole number from " + least + " to " + most + ", got " + value;
    }
}
