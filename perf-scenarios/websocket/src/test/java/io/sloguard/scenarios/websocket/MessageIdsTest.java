package io.sloguard.scenarios.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

    private final MessageIds ids = new MessageIds();

    @Test
    void an_identity_is_found_wherever_it_stands() {
        assertThat(ids.find("{\"text\": \"" + ids.of(1234) + "\"}")).hasValue(1234);
        assertThat(ids.find(ids.of(Long.parseLong("999999999999")))).hasValue(999_999_999_999L);
    }

    @Test
    void no_identity_is_part_of_another() {
        assertThat(ids.of(12)).doesNotContain(ids.of(1)).hasSameSizeAs(ids.of(123_456));
    }

    @Test
    void the_identity_of_another_run_is_none() {
        assertThat(ids.find(new MessageIds().of(1))).isEmpty();
        assertThat(ids.find(ids.of(1).substring(0, 12))).isEmpty();
    }
}
