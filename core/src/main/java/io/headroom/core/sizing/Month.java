package io.headroom.core.sizing;

import java.time.LocalDate;

/** What it comes to on a day, as many months after today. */
public record Month(int number, LocalDate day, Range users, Range connections, Range rowBytes, Range diskBytes) {}
