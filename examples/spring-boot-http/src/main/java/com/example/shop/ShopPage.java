package com.example.shop;

import jakarta.servlet.http.HttpSession;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page of the shop, rendered here; who orders is known by a session cookie. */
@RestController
class ShopPage {

    private static final String PLACED = "placed";

    private final Orders orders;

    ShopPage(Orders orders) {
        this.orders = orders;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpSession session) {
        String rows = orders.last(10).stream()
                .map(order -> "<li>" + order.quantity() + " &times; " + HtmlUtils.htmlEscape(order.article()) + "</li>")
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>Shop</title><link rel="stylesheet" href="style.css"></head>
                <body>
                <h1>Shop</h1>
                <p>You have placed %d orders.</p>
                <form method="post" action="orders">
                <input name="article"> <input name="quantity" type="number" value="1"> <button>Order</button>
                </form>
                <ul>
                %s
                </ul>
                </body>
                </html>
                """.formatted(placed(session), rows);
    }

    @PostMapping("/orders")
    ResponseEntity<Void> order(
            @RequestParam("article") String article, @RequestParam("quantity") int quantity, HttpSession session) {
        orders.place(article, quantity);
        session.setAttribute(PLACED, placed(session) + 1);
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/").build();
    }

    private static int placed(HttpSession session) {
        return session.getAttribute(PLACED) instanceof Integer count ? count : 0;
    }
}
