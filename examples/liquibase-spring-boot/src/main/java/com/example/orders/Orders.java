package com.example.orders;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders of customers; the index that is built at start-up is the one of {@link #latest}. */
@Repository
public class Orders {

    private final JdbcClient database;

    Orders(JdbcClient database) {
        this.database = database;
    }

    /** One order. */
    public record Order(long id, int customer, OffsetDateTime created) {}

    /** Returns a customer's last 20 orders, the latest first. */
    public List<Order> latest(int customer) {
        return database.sql("select id, customer, created from orders where customer = ? order by created desc limit 20")
                .param(customer)
                .query(Order.class)
                .list();
    }

    /** Places an order now. */
    public void place(int customer) {
        database.sql("insert into orders (customer, created) values (?, now())")
                .param(customer)
                .update();
    }
}
