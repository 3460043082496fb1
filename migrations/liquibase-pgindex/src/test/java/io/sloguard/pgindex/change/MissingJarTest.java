package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.MigrationProcess;
import io.sloguard.pgindex.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployment that forgot the jar fails; it never builds the blocking way. */
@ParameterizedClass
@EnumSource(value = TestServer.class, names = "PG18")
class MissingJarTest extends DatabaseTest {

    MissingJarTest(TestServer server) {
        super(server);
    }

    @Test
    void yaml_does_not_parse() {
        assertFails(Migration.of(database).yaml(createIx()), "createIndexConcurrently");
    }

    @Test
    void xml_does_not_parse() {
        assertFails(Migration.of(database).xml("""
                        <changeSet id="ix" author="test" runInTransaction="false">
                          <pgindex:createIndexConcurrently tableName="t" indexName="ix">
                            <pgindex:column name="w"/>
                          </pgindex:createIndexConcurrently>
                        </changeSet>"""), "pgindex-1.0.xsd");
    }

    @Test
    void formatted_sql_finds_no_executor() {
        assertFails(Migration.of(database).sql("""
                        --changeset test:ix runInTransaction:false runWith:pgindex
                        create index concurrently ix on t (w, created desc);
                        """), "pgindex");
    }

    private void assertFails(Migration migration, String named) {
        try (MigrationProcess process =
                MigrationProcess.start(migration, database, "forgetful", List.of(MigrationProcess.WITHOUT_EXTENSION))) {
            assertThat(process.exitCode()).isNotZero();
            assertThat(process.output()).contains(named);
        }
        assertThat(database.indexes()).isEmpty();
    }
}
