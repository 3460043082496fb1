package io.sloguard.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a machine is, as far as the JVM and the files of Linux tell. Immutable.
 *
 * @param root the directory below which these files are
 */
record MachineFacts(Path root) {

    private static final int ENOUGH_PROCESSORS = 2;
    private static final int CLOCK_READS = 200_000;

    /** Per processor, over the last minute, so a hint only: what is busy now is seen by watching. */
    private static final Finding.Limits LOAD = new Finding.Limits(0.5, Double.MAX_VALUE, "at most 0.5 per processor");

    /** Two readings are part of every operation's figures. */
    private static final Finding.Limits CLOCK_NANOS = new Finding.Limits(200, 5_000, "at most 200 ns for a reading");

    /** Clock sources of Linux that are read without a call of the kernel. */
    private static final Set<String> QUICK =
            Set.of("tsc", "kvm-clock", "arch_sys_counter", "hyperv_clocksource_tsc_page");

    Finding processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        String allowed = "at least " + ENOUGH_PROCESSORS;
        return processors >= ENOUGH_PROCESSORS
                ? Finding.fit("processors", String.valueOf(processors), allowed)
                : new Finding(
                        "processors",
                        Fitness.DOUBTFUL,
                        String.valueOf(processors),
                        allowed,
                        "The load generator takes turns with what it measures: give the machine or the container more, or run"
                                + " the system under test elsewhere");
    }

    Finding load() {
        Optional<Double> perProcessor = line("proc/loadavg")
                .map(text -> text.split(" ", 2)[0])
                .flatMap(MachineFacts::number)
                .map(load -> load / Runtime.getRuntime().availableProcessors());
        if (perProcessor.isEmpty()) {
            return unknown("load average", LOAD.allowed());
        }
        return Finding.of(
                "load average",
                perProcessor.get(),
                LOAD,
                String.format(Locale.ROOT, "%.2f per processor over the last minute", perProcessor.get()),
                "Something was busy here just before: wait until it is done, and run perf:doctor again");
    }

    /** Both versions of control groups; without one of them there is no container whose quota could be known. */
    Finding quota() {
        String allowed = "none";
        Optional<Double> processors = line("sys/fs/cgroup/cpu.max")
                .map(text -> text.split(" ", -1))
                .filter(words -> words.length == 2 && !words[0].equals("max"))
                .flatMap(words -> ratio(words[0], words[1]))
                .or(() -> line("sys/fs/cgroup/cpu/cpu.cfs_quota_us")
                        .filter(quota -> !quota.startsWith("-"))
                        .flatMap(quota ->
                                line("sys/fs/cgroup/cpu/cpu.cfs_period_us").flatMap(period -> ratio(quota, period))));
        return processors
                .map(quota -> new Finding(
                        "processor quota",
                        Fitness.DOUBTFUL,
                        String.format(Locale.ROOT, "%.2f processors", quota),
                        allowed,
                        "When a container has used up its quota, all its threads stand still at once: give it whole processors"
                                + " (a cpuset) instead of a quota"))
                .orElseGet(() -> Finding.fit("processor quota", "none", allowed));
    }

    Finding clock() {
        double nanos = readingNanos();
        Optional<String> source = line("sys/devices/system/clocksource/clocksource0/current_clocksource");
        String measured = String.format(Locale.ROOT, "%.0f ns for a reading", nanos)
                + source.map(name -> ", source " + name).orElse("");
        boolean isSlow = source.isPresent() && !QUICK.contains(source.get()) && nanos > CLOCK_NANOS.fit();
        return Finding.of(
                "clock",
                nanos,
                CLOCK_NANOS,
                measured,
                isSlow
                        ? "The kernel does not trust the processor's own clock: look for the reason in its messages, and take"
                                + " another kind of virtual machine if it is one"
                        : "Readings are slow although the source is quick: is the machine busy?");
    }

    /** Returns what one reading costs on average in the quickest of five rounds. */
    private static double readingNanos() {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            long last = start;
            for (int read = 0; read < CLOCK_READS; read++) {
                last = System.nanoTime();
            }
            best = Math.min(best, (double) (last - start) / CLOCK_READS);
        }
        return best;
    }

    private Optional<String> line(String file) {
        try {
            return Files.readString(root.resolve(file)).lines().findFirst().map(String::strip);
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    private static Optional<Double> ratio(String part, String whole) {
        return number(part).flatMap(a -> number(whole).filter(b -> b > 0).map(b -> a / b));
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException unexpected) {
            return Optional.empty();
        }
    }

    private static Finding unknown(String subject, String allowed) {
        return new Finding(subject, Fitness.UNKNOWN, "not known", allowed, "Only Linux tells it");
    }
}
