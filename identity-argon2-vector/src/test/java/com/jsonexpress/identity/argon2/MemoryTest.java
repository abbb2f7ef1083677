package com.jsonexpress.identity.argon2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Memory memory = new Memory();
    private final List<long[]> lent = new ArrayList<>();

    private int use(long[] words) {
        lent.add(words);
        Arrays.fill(words, 7);
        return words.length;
    }

    @Test
    void array_afterItsUse_isZeroAndLentAgain() {
        memory.lend(100, this::use);
        assertThat(lent.get(0)).containsOnly(0);

        memory.lend(100, this::use);
        assertThat(lent.get(1)).isSameAs(lent.get(0));
    }

    @Test
    void array_afterAFailure_isZero() {
        assertThatThrownBy(() -> memory.lend(100, words -> use(words) / 0)).isInstanceOf(ArithmeticException.class);

        assertThat(lent.get(0)).containsOnly(0);
    }

    @Test
    void array_inUse_isLentToNobodyElse() {
        memory.lend(100, outer -> memory.lend(100, this::use) + use(outer));

        assertThat(lent.get(0)).isNotSameAs(lent.get(1));
    }

    @Test
    void array_ofAnotherSize_isNotKept() {
        memory.lend(100, this::use);
        memory.lend(200, this::use);
        memory.lend(100, this::use);

        assertThat(lent.get(1)).hasSize(200);
        assertThat(lent.get(2)).isNotSameAs(lent.get(0));
    }

    @Test
    void twoFunctions_shareNothing() {
        var other = new Memory();
        memory.lend(100, this::use);
        other.lend(100, this::use);

        assertThat(lent.get(1)).isNotSameAs(lent.get(0));
    }

    /** 4 GiB, where the tests' JVM has two. */
    @Test
    void hash_thatTheHeapHasNoRoomFor_isUnavailableAndTheNextOneIsComputed() {
        var argon2 = new VectorArgon2();
        var huge = new HashParameters(4 * 1024 * 1024, 1, 1);

        assertThatThrownBy(() -> argon2.derive(new byte[1], new byte[16], huge, 32))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("heap");
        assertThat(argon2.derive(new byte[1], new byte[16], new HashParameters(8, 1, 1), 32))
                .hasSize(32);
    }
}
