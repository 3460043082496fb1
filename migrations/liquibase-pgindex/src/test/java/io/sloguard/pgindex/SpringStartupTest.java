package io.sloguard.pgindex;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.TestServer;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.DefaultResourceLoader;

/** The bean by which Spring Boot runs Liquibase at start-up: it hands over a connection, not a URL. */
@ParameterizedClass
@EnumSource(value = TestServer.class, names = "PG18")
class SpringStartupTest extends DatabaseTest {

    SpringStartupTest(TestServer server) {
        super(server);
    }

    @Test
    void start_up_builds_the_index() throws Exception {
        Migration migration = Migration.of(database).yaml(createIx());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser("postgres");
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(source);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog(
                "file:" + migration.directory().resolve(migration.file()).toAbsolutePath());

        liquibase.afterPropertiesSet();

        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(database.column("select exectype from databasechangelog")).containsExactly("EXECUTED");
    }
}
