package com.jsonexpress.identity.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRecordTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void record_withTheLongestPart_isReadAsItWasWritten_andNoneIsLonger() {
        SessionRecord longest = record("d".repeat(65_535));

        assertThat(SessionRecord.decode(longest.encode()))
                .usingRecursiveComparison()
                .isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record("d".repeat(65_536)).encode());
    }

    private static SessionRecord record(String device) {
        return new SessionRecord(
                "user", 7, "key", new byte[16], 3, NOW, NOW, NOW.plusSeconds(60), List.of("pwd"), device);
    }
}
