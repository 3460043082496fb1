package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ServiceLoader;

/**
 * What our end of the first connection needs, none of which depends on the server.
 *
 * <p>Loading the driver and deriving keys take as long as the server takes to start, so both happen side by side.
 *
 * @param driver PostgreSQL's JDBC driver
 * @param password the superuser's password to be, which {@link #toString()} leaves out
 * @param verifier the same in the form that the server stores
 */
record ClientSide(Driver driver, String password, String verifier) {
    /**
     * Finds the driver and invents a password.
     *
     * @throws EmbeddedPostgresException when there is no driver
     */
    static ClientSide prepare() {
        Driver driver = findDriver();
        String password = Passwords.random();
        String verifier = ScramVerifier.of(password);
        rehearse(driver);
        return new ClientSide(driver, password, verifier);
    }

    /** Connects to a port that is closed again, which loads most of what a real connection needs. */
    private static void rehearse(Driver driver) {
        try {
            var nobody = new Login(ServerStart.freePort(), ServerTemplate.SUPERUSER, "none");
            nobody.changePasswordAndReadSettings(driver, "none");
        } catch (SQLException | IOException e) {
            // as expected: nobody listens there
        }
    }

    /** Asks the drivers that our own class loader sees; DriverManager knows those of whoever called it first. */
    private static Driver findDriver() {
        String url = "jdbc:postgresql://" + ServerConfiguration.LOOPBACK + "/";
        try {
            for (Driver driver : ServiceLoader.load(Driver.class, ClientSide.class.getClassLoader())) {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("A JDBC driver on the class path failed on the address " + url, e);
        }
        throw new EmbeddedPostgresException("No JDBC driver for " + url
                + " is on the class path. Next step: add org.postgresql:postgresql to the dependencies.");
    }

    @Override
    public String toString() {
        return "ClientSide[driver=" + driver + "]";
    }
}
