package io.sloguard.report.html;

import io.sloguard.report.Markup;
import io.sloguard.report.ModuleOutcome;
import io.sloguard.report.ModuleOutcomes;
import io.sloguard.report.VerdictWords;
import io.sloguard.slo.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * All modules of a build as one HTML file, the worst first, with links to their own reports. Like these it needs no network,
 * no script and no style sheet. Immutable and thread-safe.
 */
public final class ModulesPage {

    private final Path directory;

    /**
     * Creates pages.
     *
     * @param directory where the page will be, which links are relative to
     */
    public ModulesPage(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /** Returns the page as a document that is HTML and well-formed XML. */
    public String text(ModuleOutcomes outcomes) {
        Markup page = new Markup();
        HtmlPage.begin(page, VerdictWords.symbol(outcomes.state()) + " " + outcomes.sentence());
        page.add(
                "<header class='{}'>\n<h1><font color='{}'>{}</font> {}</h1>\n</header>\n",
                Pill.cssClass(outcomes.state()),
                Ink.of(outcomes.state()).colour(),
                VerdictWords.symbol(outcomes.state()),
                outcomes.sentence());
        outcomes.modules().forEach(module -> section(module, page));
        HtmlPage.end(page);
        return page.document();
    }

    private void section(ModuleOutcome module, Markup page) {
        page.add("<section><h2>");
        if (module.page().isPresent()) {
            page.add("<a href='{}'>{}</a>", link(module.page().get()), module.module());
        } else {
            page.add("{}", module.module());
        }
        page.add("</h2>\n<p>");
        Pill.write(page, module.state());
        page.add(" {}</p>\n", Excerpt.of(module.sentence()));
        if (!module.open().isEmpty()) {
            page.add("<ul>\n");
            module.open().stream().limit(ModuleOutcomes.MOST_VERDICTS).forEach(verdict -> verdict(verdict, page));
            int more = module.open().size() - ModuleOutcomes.MOST_VERDICTS;
            if (more > 0) {
                page.add("<li>and {} more, in its report</li>\n", more);
            }
            page.add("</ul>\n");
        }
        page.add("</section>\n");
    }

    private static void verdict(Verdict verdict, Markup page) {
        page.add(
                "<li>{} {}: {}</li>\n",
                verdict.objective().subject(),
                VerdictWords.objective(verdict),
                VerdictWords.figures(verdict));
    }

    /** A relative link, as the directory may be moved as a whole, such as into an archive. */
    private String link(Path report) {
        Path from = directory.toAbsolutePath().normalize();
        Path to = report.toAbsolutePath().normalize();
        if (!from.getRoot().equals(to.getRoot())) {
            return to.toUri().toString();
        }
        StringBuilder link = new StringBuilder();
        for (Path name : from.relativize(to)) {
            link.append(link.isEmpty() ? "" : "/").append(encoded(name.toString()));
        }
        return link.toString();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
