package io.headroom.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The tenants: eight with a story of their own, the others of very unequal size, the way names are in a language. */
final class DemoTenants {

    /** The exponent of Zipf's law; a little under 1, or the second of them would rival the stories' tenants. */
    private static final double UNEVENNESS = 0.85;

    private final double days;
    private final SplittableRandom random;
    private final List<DemoTenant> tenants = new ArrayList<>();

    private DemoTenants(double days, long seed) {
        this.days = days;
        this.random = new SplittableRandom(seed);
    }

    /**
     * @param days how long the history is
     * @return in order of their ids, which begin with 1
     */
    static List<DemoTenant> over(double days, long seed) {
        DemoTenants made = new DemoTenants(days, seed);
        List<String> names = names();
        int[] ranks = made.shuffled(names.size());
        double sum = 0;
        for (int rank : ranks) {
            sum += weight(rank);
        }
        for (int i = 0; i < ranks.length; i++) {
            made.tenants.add(made.tenant(i + 1, names.get(i), weight(ranks[i]) / sum));
        }
        return List.copyOf(made.tenants);
    }

    private static double weight(int rank) {
        return 1 / Math.pow(rank + 3, UNEVENNESS);
    }

    private DemoTenant tenant(int id, String name, double usual) {
        double joined = joined();
        return switch (id) {
            case DemoTenant.MANCHESTER_FORKLIFT -> fading(id, name);
            case DemoTenant.LEEDS_GAS -> growing(id, name);
            case DemoTenant.BRISTOL_SKILLS -> since(id, name, days - 20, 0.018);
            case DemoTenant.PLYMOUTH_MARINE -> since(id, name, days - 31, 0.022);
            case DemoTenant.CARDIFF -> since(id, name, 9, 0.025);
            case DemoTenant.GLASGOW -> since(id, name, 26, 0.025);
            case DemoTenant.NORWICH_PLANT -> quiet(id, name);
            case DemoTenant.TRURO -> since(id, name, days - 44, 0.02);
            default -> since(id, name, joined, usual);
        };
    }

    private static DemoTenant since(int id, String name, double joined, double share) {
        return new DemoTenant(id, name, joined, share, Activity.since(joined));
    }

    /** Led for a year, then lost its own customers within a season: 18 % of the bytes and 1 % of the growth. */
    private DemoTenant fading(int id, String name) {
        return new DemoTenant(id, name, days, 0.312, Activity.since(days).moving(330, 90, 0.043));
    }

    /** Five times busier than it was: with its synchronisation, 12 % of the bytes and 28 % of the growth. */
    private DemoTenant growing(int id, String name) {
        return new DemoTenant(
                id, name, days - 3, 0.0275, Activity.since(days - 3).moving(400, 280, 5));
    }

    /** Stopped after the 17th of the 24 months. */
    private DemoTenant quiet(int id, String name) {
        double month = days / 24;
        return new DemoTenant(
                id, name, days - 12, 0.02, Activity.since(days - 12).until(days - 17 * month));
    }

    /** Half of them within the first three months, the others one by one. */
    private double joined() {
        double share = random.nextDouble();
        return random.nextBoolean() ? days - 2 - 90 * share : 60 + (days - 150) * share;
    }

    private int[] shuffled(int count) {
        int[] ranks = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            ranks[i] = ranks[other];
            ranks[other] = i;
        }
        return ranks;
    }

    /** The names by tenant id, in order. */
    static Map<String, String> named() {
        List<String> names = names();
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(String.valueOf(i + 1), names.get(i));
        }
        return named;
    }

    private static List<String> names() {
        try (InputStream file = Objects.requireNonNull(DemoTenants.class.getResourceAsStream("tenants.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tenants' names", e);
        }
    }
}
