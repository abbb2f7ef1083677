package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaterHasherTest {
    private static final byte[] PASSWORD = "correct horse battery".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = new byte[16];

    private final PasswordHasher chosen = new FakeHasher();
    private final AtomicInteger asked = new AtomicInteger();
    private final LaterHasher later = new LaterHasher(() -> {
        asked.incrementAndGet();
        return chosen;
    });

    @Test
    void built_asksForNothing() {
        assertThat(asked).hasValue(0);
    }

    @Test
    void eachCall_isThatOfTheChosenOne() {
        HashParameters parameters = new HashParameters(19_456, 2, 1);
        String hash = later.hash(PASSWORD, SALT, parameters);

        assertThat(hash).isEqualTo(chosen.hash(PASSWORD, SALT, parameters));
        assertThat(later.verify(hash, PASSWORD)).isTrue();
        assertThat(later.verify(hash, SALT)).isFalse();
        assertThat(later.name()).isEqualTo(chosen.name());
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void choice_thatFailed_failsEachCall() {
        LaterHasher none = new LaterHasher(() -> {
            throw new IllegalStateException("no native library");
        });

        assertThatThrownBy(none::name).hasMessage("no native library");
        assertThatThrownBy(() -> none.verify("", PASSWORD)).hasMessage("no native library");
    }
}
