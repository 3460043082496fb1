package io.sloguard.pgindex;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application of Spring Boot that runs Liquibase when it starts, on a connection of its pool. */
@ParameterizedClass
@EnumSource(value = TestServer.class, names = "PG18")
class SpringBootStartupTest extends DatabaseTest {

    SpringBootStartupTest(TestServer server) {
        super(server);
    }

    /** Nothing but a data source and Liquibase. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, LiquibaseAutoConfiguration.class})
    static class Application {}

    @Test
    void start_up_builds_the_index() {
        try (ConfigurableApplicationContext running =
                start(Migration.of(database).yaml(createIx()))) {
            assertThat(running.isRunning()).isTrue();
            assertThat(database.indexes()).containsExactly("ix=ttt");
            assertThat(database.column("select exectype from databasechangelog"))
                    .containsExactly("EXECUTED");
        }
    }

    @Test
    void start_up_that_cannot_build_fails_and_the_next_one_succeeds() {
        Migration migration = Migration.of(database).yaml(createIx("maxWait: 1s"));
        try (OpenSession writer = OpenSession.writer(database)) {
            assertThatThrownBy(() -> start(migration).close())
                    .hasStackTraceContaining(
                            "index public.ix was not started, because other sessions did not end within"
                                    + " 1000 ms (maxWait): pid " + writer.pid());
            assertThat(database.indexes()).isEmpty();
        }

        start(migration).close();

        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    private ConfigurableApplicationContext start(Migration migration) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.maximum-pool-size=2",
                        "--spring.liquibase.change-log=file:"
                                + migration
                                        .directory()
                                        .resolve(migration.file())
                                        .toAbsolutePath(),
                        "--spring.main.banner-mode=off");
    }
}
