package com.example.shop;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders in the database. */
@Repository
class Orders {

    private final JdbcClient database;

    Orders(JdbcClient database) {
        this.database = database;
    }

    record Order(long id, String article, int quantity) {}

    void place(String article, int quantity) {
        database.sql("insert into orders (article, quantity) values (?, ?)")
                .params(article, quantity)
                .update();
    }

    List<Order> last(int count) {
        return database.sql("select id, article, quantity from orders order by id desc limit ?")
                .param(count)
                .query(Order.class)
                .list();
    }
}
