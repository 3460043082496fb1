package io.sloguard.pgindex.verify;

import io.sloguard.pgindex.sql.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads query guards from a file of SQL:
 *
 * <pre>{@code
 * -- uses ix_economytransaction_wallet_created
 * select * from economy_economytransaction where wallet_id = 1 order by created desc limit 20;
 * }</pre>
 *
 * <p>Each query stands below the comment that names its index; other comments may stand anywhere.
 */
public final class QueryGuards {

    private static final Pattern USES = Pattern.compile("--\\s*uses\\s+(\\S+)\\s*");

    private final String file;
    private final List<QueryGuard> guards = new ArrayList<>();
    private final StringBuilder query = new StringBuilder();
    private String index = "";
    private int line;

    private QueryGuards(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param file the file, in UTF-8
     * @return its guards in their order, at least one
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is not as described; the message names the line
     */
    public static List<QueryGuard> read(Path file) throws IOException {
        QueryGuards reading = new QueryGuards(file.toString());
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            Matcher uses = USES.matcher(text.strip());
            if (uses.matches()) {
                reading.end();
                reading.index = uses.group(1);
                reading.line = number;
            } else {
                reading.query.append(text).append('\n');
            }
        }
        reading.end();
        if (reading.guards.isEmpty()) {
            throw new IllegalArgumentException(file + " has no query below a comment like -- uses ix_orders_customer");
        }
        return List.copyOf(reading.guards);
    }

    private void end() {
        List<String> statements = SqlScript.split(query.toString());
        query.setLength(0);
        if (index.isEmpty() && statements.isEmpty()) {
            return;
        }
        if (index.isEmpty()) {
            throw new IllegalArgumentException(
                    file + ":1 begins with a query; above each stands a comment like -- uses ix_orders_customer");
        }
        if (statements.size() != 1) {
            throw new IllegalArgumentException(file + ":" + line + " has " + statements.size()
                    + " statements below -- uses " + index + "; there is one");
        }
        guards.add(new QueryGuard(index, statements.get(0), line));
    }
}
