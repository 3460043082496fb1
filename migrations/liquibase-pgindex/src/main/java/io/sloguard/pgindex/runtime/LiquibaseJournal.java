package io.sloguard.pgindex.runtime;

import io.sloguard.pgindex.build.Journal;
import liquibase.Scope;
import liquibase.logging.Logger;
import liquibase.ui.CompositeUIService;
import liquibase.ui.ConsoleUIService;
import liquibase.ui.UIService;

/**
 * Reports to Liquibase's log, and to its console where there is one. Thread-safe: log and console are taken from the
 * scope of the thread that makes it.
 */
final class LiquibaseJournal implements Journal {

    private final Logger log = Scope.getCurrentScope().getLog(IndexTaskRunner.class);
    private final UIService console = Scope.getCurrentScope().getUI();

    @Override
    public void progress(String message) {
        log.info(message);
        show(message);
    }

    @Override
    public void warning(String message) {
        log.warning(message);
        show("WARNING: " + message);
    }

    private void show(String message) {
        // the command line's is made of several; a subclass of the console, as the Maven plugin has, only logs again
        if (console instanceof CompositeUIService || console.getClass() == ConsoleUIService.class) {
            console.sendMessage(message);
        }
    }
}
