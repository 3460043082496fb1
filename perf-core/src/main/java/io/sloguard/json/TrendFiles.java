package io.sloguard.json;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.report.export.OtavaCsv;
import io.sloguard.result.BaselineKey;
import io.sloguard.trend.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trend as files of one directory: {@value #JSON}, and a table for Apache Otava of the runs under each kind of conditions.
 *
 * @param directory the directory; it is made if it is missing
 */
public record TrendFiles(Path directory) {

    /** The name of the document for programs. */
    public static final String JSON = "trend.json";

    private static final String TABLE = "otava-";

    /**
     * Writes the files.
     *
     * @return the files, in the order of the history
     * @throws PerfException if one cannot be written
     */
    public List<Path> write(Trend trend, BaselineHistory history) {
        try {
            Files.createDirectories(directory);
            List<Path> files = new ArrayList<>();
            files.add(Files.writeString(directory.resolve(JSON), TrendJson.write(trend)));
            for (BaselineKey key : history.entries().stream()
                    .map(BaselineEntry::key)
                    .distinct()
                    .toList()) {
                files.add(Files.writeString(
                        directory.resolve(TABLE + word(key.scenario()) + "-" + files.size() + ".csv"),
                        OtavaCsv.of(history, key)));
            }
            return files;
        } catch (IOException refused) {
            throw new PerfException(
                    "the trend cannot be written to " + directory + ": " + refused
                            + ". Is the disk full, or the directory read-only?",
                    refused);
        }
    }

    /** Scenarios may be called anything; files may not. */
    private static String word(String scenario) {
        return scenario.replaceAll("[^\\w.-]", "_");
    }
}
