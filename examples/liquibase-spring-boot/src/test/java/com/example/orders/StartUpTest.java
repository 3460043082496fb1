package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts of the application on a real PostgreSQL. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartUpTest {

    private static EmbeddedPostgres postgres;
    private static JdbcClient database;

    @BeforeAll
    static void startServer() {
        postgres = EmbeddedPostgres.start();
        database = JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password()));
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(
                OrdersApplication.class,
                "--spring.datasource.url=" + postgres.jdbcUrl("postgres"),
                "--spring.datasource.username=" + postgres.user(),
                "--spring.datasource.password=" + postgres.password());
    }

    @Test
    @Order(1)
    void the_first_start_builds_the_index(CapturedOutput log) {
        try (ConfigurableApplicationContext application = start()) {
            assertThat(validIndexes()).containsExactly("ix_orders_customer_created");
            assertThat(log).containsPattern("index public.ix_orders_customer_created: BUILT in \\d+ ms, 1 attempt");

            Orders orders = application.getBean(Orders.class);
            orders.place(7);
            assertThat(orders.latest(7)).extracting(Orders.Order::customer).containsExactly(7);
        }
    }

    @Test
    @Order(2)
    void a_start_after_an_aborted_build_repairs_what_it_left(CapturedOutput log) {
        abandonBuild();
        assertThat(validIndexes()).isEmpty();

        try (ConfigurableApplicationContext application = start()) {
            assertThat(application.isRunning()).isTrue();
            assertThat(validIndexes()).containsExactly("ix_orders_customer_created");
            assertThat(log).contains("index public.ix_orders_customer_created: REPAIRED in ");
        }
    }

    /** Leaves what a build leaves that is killed at its end: an index that no query uses, and no word of it in the changelog. */
    private static void abandonBuild() {
        database.sql("update pg_index set indisvalid = false"
                        + " where indexrelid = 'ix_orders_customer_created'::regclass")
                .update();
        database.sql("delete from databasechangelog where id = 'orders-of-customer'")
                .update();
    }

    private static List<String> validIndexes() {
        return database.sql("select indexrelid::regclass::text from pg_index"
                        + " where indrelid = 'orders'::regclass and indisvalid and indisready and not indisprimary")
                .query(String.class)
                .list();
    }
}
