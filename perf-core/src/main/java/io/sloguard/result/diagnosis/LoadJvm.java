package io.sloguard.result.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the load JVM itself did during a measured phase, by its Flight Recorder.
 *
 * @param recording the name of the file that holds the recording, beside the result file
 * @param collections how many garbage collections stopped it
 * @param collectionNanos for how long they did, summed
 * @param otherPauses how many other operations stopped it
 * @param otherPauseNanos for how long they did, summed
 * @param longest its longest pauses, the longest first
 * @param compileNanos how long its compiler threads worked, summed
 * @param cpuShare the share of the machine's processors that it used, from 0 to 1, on average
 * @param machineCpuShare the share of the machine's processors that was used by all, from 0 to 1, on average
 */
public record LoadJvm(
        String recording,
        long collections,
        long collectionNanos,
        long otherPauses,
        long otherPauseNanos,
        List<JvmPause> longest,
        long compileNanos,
        double cpuShare,
        double machineCpuShare) {

    /** A plain name: reports link to it, and results may come from anywhere. */
    private static final Pattern RECORDING = Pattern.compile("[A-Za-z0-9._-]+\\.jfr");

    public LoadJvm {
        Objects.requireNonNull(recording, "recording");
        if (!RECORDING.matcher(recording).matches()) {
            throw new IllegalArgumentException("not the name of a recording: " + recording);
        }
        longest = List.copyOf(longest);
    }
}
