package io.sloguard.baseline;

import io.sloguard.baseline.BaselineEntry.Budget;
import io.sloguard.baseline.BaselineEntry.Standing;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.SampleFigures;
import java.util.List;

/** Makes entries, one a day. */
public final class SampleEntries {

    private SampleEntries() {}

    /** Returns the entry of a run that held. */
    public static BaselineEntry held(int day, double p95Millis) {
        return of(Standing.HELD, day, p95Millis);
    }

    /** Returns the entry of a run. */
    public static BaselineEntry of(Standing standing, int day, double p95Millis) {
        return new BaselineEntry(
                standing,
                SampleFigures.KEY,
                SampleFigures.day(day, p95Millis),
                List.of(new Budget("p95 <= 215ms", 0.05, 500, 7)));
    }

    /** Returns the entry under another condition. */
    public static BaselineEntry under(BaselineKey key, BaselineEntry entry) {
        return new BaselineEntry(entry.standing(), key, entry.figures(), entry.budgets());
    }
}
