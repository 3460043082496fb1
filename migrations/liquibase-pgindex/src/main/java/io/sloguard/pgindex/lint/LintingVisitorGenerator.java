package io.sloguard.pgindex.lint;

import java.util.List;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.visitor.ValidatingVisitor;
import liquibase.changelog.visitor.ValidatingVisitorGenerator;

/** Puts the lint into Liquibase's validation. Stateless. */
public final class LintingVisitorGenerator implements ValidatingVisitorGenerator {

    /** Made by Liquibase's service loader. */
    public LintingVisitorGenerator() {}

    @Override
    public int getPriority() {
        return PRIORITY_DEFAULT + 1;
    }

    @Override
    public ValidatingVisitor generateValidatingVisitor(List<RanChangeSet> ran) {
        return new LintingVisitor(ran);
    }
}
