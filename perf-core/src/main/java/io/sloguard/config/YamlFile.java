package io.sloguard.config;

import io.sloguard.PerfException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a YAML file to nodes, which know their places; no value is made of them here. */
final class YamlFile {

    private static final String MISSING = """
            . Write one, for example:
              scenarios:
                place-order:
                  class: com.example.shop.PlaceOrder
                  load: {rate: 100/s, duration: 20s}
                  objectives: [p95 <= 215ms, errors < 1%]
            The class implements io.sloguard.scenario.Scenario and is on the test class path. A plan elsewhere is named \
            with perf.file; a module without scenarios sets perf.skip.""";

    private YamlFile() {}

    /** Returns how messages call a file: relative to the working directory if it is below it. */
    static String displayName(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }

    /**
     * Returns the root of the file.
     *
     * @throws PlanException if it is not YAML, or empty
     * @throws PerfException if it cannot be read
     */
    static Node compose(Path file, Problems problems) {
        String text = read(file);
        try {
            LoaderOptions options = new LoaderOptions();
            ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
            Node root = new Composer(parser, new Resolver(), options).getSingleNode();
            if (root == null) {
                throw problems.only("the plan is empty; it needs scenarios");
            }
            return root;
        } catch (ReaderException forbidden) {
            addForbidden(text, forbidden.getCodePoint(), problems);
        } catch (MarkedYAMLException syntax) {
            problems.add(syntax.getProblemMark(), "not YAML: " + syntax.getProblem());
        }
        throw problems.all();
    }

    private static void addForbidden(String text, int character, Problems problems) {
        String before = text.substring(0, text.indexOf(character));
        int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        problems.add(
                line, column, String.format(Locale.ROOT, "not YAML: the character U+%04X is not allowed", character));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new PerfException("there is no plan at " + file.toAbsolutePath() + MISSING, missing);
        } catch (CharacterCodingException undecodable) {
            throw new PerfException("the plan " + file.toAbsolutePath() + " is not UTF-8 text", undecodable);
        } catch (IOException unreadable) {
            throw new PerfException("the plan " + file.toAbsolutePath() + " cannot be read: " + unreadable, unreadable);
        }
    }
}
