package io.headroom.standalone.forecast;

import io.headroom.core.series.Fan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes answers as rows of CSV: one per step, or one with nothing but the refusal. */
final class AnswerRows {
    private static final MathContext DIGITS = new MathContext(9);

    private final Question question;

    AnswerRows(Question question) {
        this.question = question;
    }

    String header() {
        String bounds = question.levels().stream()
                .map(BigDecimal::valueOf)
                .map(level -> level.stripTrailingZeros().toPlainString())
                .map(level -> "lower" + level + ",upper" + level + ",")
                .collect(Collectors.joining());
        return "series,step,at,p50," + bounds + "method,refusal\n";
    }

    String of(Answer answer) {
        String series = CsvLine.cell(answer.series());
        String refusal = answer.refusal().map(Enum::name).orElse("");
        return answer.fan()
                .map(fan -> IntStream.rangeClosed(1, fan.steps().size())
                        .mapToObj(step -> row(answer, series, fan, step) + refusal + "\n")
                        .collect(Collectors.joining()))
                .orElseGet(() -> series + ",,,," + ",,".repeat(question.levels().size()) + "," + refusal + "\n");
    }

    private String row(Answer answer, String series, Fan fan, int number) {
        Fan.Step step = fan.steps().get(number - 1);
        StringBuilder row = new StringBuilder(series);
        row.append(',').append(number).append(',');
        row.append(answer.last().plus(question.step().multipliedBy(number))).append(',');
        row.append(number(step.median())).append(',');
        for (Fan.Interval interval : step.intervals()) {
            row.append(number(interval.lower())).append(',');
            row.append(number(interval.upper())).append(',');
        }
        return row.append(fan.method()).append(',').toString();
    }

    private static String number(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
