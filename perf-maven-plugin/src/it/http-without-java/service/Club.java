import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A little web application: a JSON resource, and a form that wants the cookie and the token of its own page back. */
final class Club {

    public static void main(String[] arguments) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/tournaments", Club::tournaments);
        server.createContext("/register", Club::register);
        server.createContext("/receipt/", Club::receipt);
        server.start();
    }

    private static void tournaments(HttpExchange exchange) throws IOException {
        respond(exchange, 200, "application/json", "{\"tournaments\": [{\"id\": 1, \"name\": \"Spring Open\"}]}");
    }

    private static void register(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().add("Set-Cookie", "session=4711; Path=/; HttpOnly");
            respond(exchange, 200, "text/html", "<form><input name=\"token\" value=\"t+1\"><input name=\"player\"></form>");
            return;
        }
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isAllowed = isKnown(exchange) && form.endsWith("&token=t%2B1");
        String player = form.substring(form.indexOf('=') + 1, form.indexOf('&'));
        exchange.getResponseHeaders().add("Location", "/receipt/" + player);
        respond(exchange, isAllowed ? 303 : 403, "text/html", "");
    }

    private static void receipt(HttpExchange exchange) throws IOException {
        String player = exchange.getRequestURI().getPath().substring("/receipt/".length());
        respond(exchange, isKnown(exchange) ? 200 : 403, "text/html", "<h1>Welcome, " + player + "</h1>");
    }

    private static boolean isKnown(HttpExchange exchange) {
        return "session=4711".equals(exchange.getRequestHeaders().getFirst("Cookie"));
    }

    private static void respond(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
