package com.example.shop;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The orders as JSON. */
@RestController
class OrdersApi {

    private final Orders orders;

    OrdersApi(Orders orders) {
        this.orders = orders;
    }

    record Latest(int count, List<Orders.Order> orders) {}

    @GetMapping("/api/orders")
    Latest latest() {
        List<Orders.Order> last = orders.last(20);
        return new Latest(last.size(), last);
    }
}
