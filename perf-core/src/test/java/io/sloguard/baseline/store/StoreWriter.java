package io.sloguard.baseline.store;

import io.sloguard.baseline.SampleEntries;
import io.sloguard.json.BaselineJson;
import java.nio.file.Path;
import java.util.List;

/** A process that keeps entries: store, directory, number of the first, how many. */
final class StoreWriter {

    private StoreWriter() {}

    public static void main(String[] arguments) throws InterruptedException {
        BaselineArchive archive =
                new BaselineArchive(StoreWriter.class.getClassLoader(), BaselineJson::read, BaselineJson::write);
        int first = Integer.parseInt(arguments[2]);
        for (int i = first; i < first + Integer.parseInt(arguments[3]); i++) {
            archive.append(arguments[0], Path.of(arguments[1]), List.of(SampleEntries.held(i, 100)));
        }
    }
}
