package io.sloguard.migrations.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import liquibase.command.CommandScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the README tells to do. */
class QuickstartTest {

    private static final Path README = Path.of("README.md");

    private static TestServer server;

    @BeforeAll
    static void start_a_server() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop_the_server() {
        server.close();
    }

    @Test
    void the_java_call_applies_everything() throws Exception {
        DataSource database = server.emptyDatabase("quickstart");
        var login = (PGSimpleDataSource) database;
        String url = login.getUrl();
        String user = login.getUser();
        String password = login.getPassword();

        new CommandScope("update")
                .addArgumentValue("url", url)
                .addArgumentValue("username", user)
                .addArgumentValue("password", password)
                .addArgumentValue("changelogFile", "db/changelog/tournament.yaml")
                .execute();

        assertThat(new Rows(database)
                        .number("select count(*) from pg_index where indisvalid and indexrelid::regclass::text in"
                                + " ('ix_economytransaction_wallet_created', 'ix_moderationaction_ref_created')"))
                .isEqualTo(2);
    }

    @Test
    void the_readme_shows_the_java_call_as_this_test_makes_it() throws Exception {
        Path source = Path.of("src/test/java/io/sloguard/migrations/tournament/QuickstartTest.java");

        assertThat(unindented(Files.readString(source))).contains(unindented(shown("java")));
    }

    @Test
    void the_readme_shows_the_plugin_as_the_integration_test_configures_it() throws Exception {
        assertThat(Files.readString(Path.of("src/it/liquibase-maven-plugin/pom.xml")))
                .contains(shown("xml"));
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    private static String shown(String language) throws Exception {
        String text = Files.readString(README);
        String opening = "```" + language + "\n";
        int start = text.indexOf(opening) + opening.length();
        return text.substring(start, text.indexOf("```", start));
    }
}
