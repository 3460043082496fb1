package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DB_PASSWORD        | letmein                                    | ***
            Authorization      | Bearer abc.def                             | ***
            apiKey             | 42                                         | ***
            X-Api-Key          | 42                                         | ***
            Authorization      | Bearer ${env.TOKEN}                        | ***
            token              | ${token}                                   | ${token}
            command            | serve --password letmein --port 1          | serve --password *** --port 1
            command            | serve --db.password=letmein --port 1       | serve --db.password=*** --port 1
            command            | serve -Dmy.secret=letmein x                | serve -Dmy.secret=*** x
            command            | serve --password=${target.password}        | serve --password=${target.password}
            json               | {"user": "ann", "password": "a b"}         | {"user": "ann", "password": ***}
            url                | https://ann:letmein@localhost/a?b=c        | https://ann:***@localhost/a?b=c
            url                | jdbc:postgresql://h/db?user=a&password=x   | jdbc:postgresql://h/db?user=a&password=***
            command            | java -jar shop.jar --server.port=${port}   | java -jar shop.jar --server.port=${port}
            get                | /tournaments?page=2                        | /tournaments?page=2
            """)
    void a_secret_is_not_shown(String name, String value, String shown) {
        assertThat(SecretWords.masked(name, value)).isEqualTo(shown);
    }
}
