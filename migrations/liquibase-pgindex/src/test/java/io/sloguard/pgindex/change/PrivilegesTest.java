package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Carcass;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The owner of the table, who is no superuser and may not see what other roles do. */
@Tag("engine")
@OnEachServer
class PrivilegesTest extends DatabaseTest {

    private String owner;

    PrivilegesTest(TestServer server) {
        super(server);
    }

    @BeforeEach
    void owner() {
        owner = "owner_" + database.name();
        database.execute(
                "create role " + owner + " login",
                "grant create on schema public to " + owner,
                "alter table t owner to " + owner);
    }

    @AfterEach
    void dropOwner() {
        database.execute("drop owned by " + owner + " cascade", "drop role " + owner);
    }

    @Test
    void the_owner_builds_and_repairs() {
        Carcass.NOT_READY.leaveIn(database);

        Migration.Result result =
                Migration.of(database).as(owner).yaml(createIx()).update().succeeded();

        assertThat(result.logText()).contains("index public.ix: REPAIRED in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_blocker_of_another_role_is_named_with_the_grant_that_would_show_more() {
        try (OpenSession writer = OpenSession.writer(database)) {
            Migration.Result result = Migration.of(database)
                    .as(owner)
                    .yaml(createIx("maxWait: 1s"))
                    .update();

            assertThat(result.message())
                    .contains("pid " + writer.pid() + " (application 'open-writer', role postgres, holds")
                    .contains("its statement is hidden: grant pg_read_all_stats to this role to see it");
            assertThat(database.indexes()).isEmpty();
        }
    }

    @Test
    void without_the_right_to_temporary_tables_definitions_are_compared_all_the_same() {
        database.execute(
                "revoke temporary on database " + database.name() + " from public",
                "create index ix on t using btree (w asc, created desc nulls first)");

        Migration.Result same =
                Migration.of(database).as(owner).yaml(createIx()).update().succeeded();

        assertThat(same.logText()).contains("index public.ix: ALREADY_VALID in");
        assertThat(database.value("select count(*) from pg_class where relname like 'pgindex%'"))
                .isEqualTo("0");
    }
}
