package io.headroom.standalone.forecast;

import io.headroom.core.series.Reading;
import java.util.List;

/** A series as it stands in a file. */
record NamedSeries(String name, List<Reading> readings) {}
