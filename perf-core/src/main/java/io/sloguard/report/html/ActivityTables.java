package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.result.diagnosis.Counter;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.StatementActivity;
import io.sloguard.result.diagnosis.TableActivity;
import java.util.List;

/** What a database did meanwhile, by its own counters. */
final class ActivityTables {

    private static final String TABLE =
            "<table width='100%' cellpadding='4' cellspacing='0' border='0'><thead><tr><th align='left'>";

    private final Markup page;

    ActivityTables(Markup page) {
        this.page = page;
    }

    void write(DatabaseActivity activity) {
        if (activity.equals(DatabaseActivity.NONE)) {
            return;
        }
        statements(activity.statements());
        tables(activity.tables());
        counters(activity.counters());
    }

    private void statements(List<StatementActivity> statements) {
        if (statements.isEmpty()) {
            return;
        }
        page.add(
                "<div class='table activity'><h3>Statements of the database meanwhile</h3>" + TABLE + "Statement</th>");
        heads("Calls", "ms in all", "ms each", "Rows", "Pages in memory", "not in memory");
        for (StatementActivity one : statements) {
            page.add("<tr valign='top'><td><code>{}</code></td>", Excerpt.of(one.statement()));
            numbers(
                    Figures.count(one.calls()),
                    Figures.millis(one.nanos()),
                    Figures.millis(one.nanosEach()),
                    Figures.count(one.rows()),
                    Figures.count(one.blocksHit()),
                    Figures.count(one.blocksRead()));
        }
        page.add("</tbody></table></div>\n");
    }

    private void tables(List<TableActivity> tables) {
        page.add("<div class='table activity'><h3>Tables meanwhile</h3>" + TABLE + "Table</th>");
        heads("Read from end to end", "Rows by that", "Read by an index", "Rows written");
        for (TableActivity one : tables) {
            page.add("<tr><td>{}</td>", Excerpt.of(one.table()));
            numbers(
                    Figures.count(one.sequentialScans()),
                    Figures.count(one.sequentialRows()),
                    Figures.count(one.indexScans()),
                    Figures.count(one.rowsWritten()));
        }
        page.add("</tbody></table></div>\n");
    }

    private void counters(List<Counter> counters) {
        page.add("<div class='table activity'><h3>Counters meanwhile</h3>" + TABLE
                + "The whole server or database</th>");
        heads("By");
        for (Counter one : counters) {
            page.add("<tr><td>{}</td>", one.name());
            numbers(Figures.count(one.amount()));
        }
        page.add("</tbody></table></div>\n");
    }

    private void heads(String... heads) {
        for (String head : heads) {
            page.add("<th align='right'>{}</th>", head);
        }
        page.add("</tr></thead><tbody>\n");
    }

    private void numbers(String... figures) {
        for (String figure : figures) {
            page.add("<td align='right' class='number'>{}</td>", figure);
        }
        page.add("</tr>\n");
    }
}
