package io.sloguard.pgindex.lint;

import io.sloguard.pgindex.config.PgIndexConfiguration;
import io.sloguard.pgindex.config.PgIndexConfiguration.Lint;
import java.util.List;
import java.util.Locale;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.visitor.ValidatingVisitor;
import liquibase.database.Database;
import liquibase.ui.ConsoleUIService;
import liquibase.ui.UIService;

/** Liquibase's own validation, and afterwards the lint of every changeset that will run. */
final class LintingVisitor extends ValidatingVisitor {

    private static final String POSTGRESQL = "postgresql";
    private static final String OUR_EXECUTOR = "pgindex";

    LintingVisitor(List<RanChangeSet> ran) {
        super(ran);
    }

    @Override
    protected void additionalValidations(ChangeSet changeSet, Database database, boolean shouldValidate, boolean ran) {
        super.additionalValidations(changeSet, database, shouldValidate, ran);
        Lint lint = PgIndexConfiguration.lint();
        // our own executor checks its changesets itself, and more strictly
        boolean checkedElsewhere = changeSet.getRunWith() != null
                && changeSet.getRunWith().toLowerCase(Locale.ROOT).equals(OUR_EXECUTOR);
        if (lint == Lint.OFF || !shouldValidate || checkedElsewhere || !POSTGRESQL.equals(database.getShortName())) {
            return;
        }
        for (String finding : new RawSqlLint(database).findings(changeSet)) {
            if (lint == Lint.ERROR) {
                getValidationErrors().addError(finding);
            } else {
                warn(finding);
            }
        }
    }

    private static void warn(String finding) {
        Scope.getCurrentScope().getLog(LintingVisitor.class).warning(finding);
        UIService console = Scope.getCurrentScope().getUI();
        if (console instanceof ConsoleUIService) {
            console.sendMessage("WARNING: " + finding);
        }
    }
}
