package com.jsonexpress.identity.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same as the C library. */
class EqualityTest {
    /** {@code -Dargon2.inputs=100000} for more. */
    private static final int INPUTS = Integer.getInteger("argon2.inputs", 500);

    private final VectorArgon2 argon2 = new VectorArgon2();

    @Test
    void derive_ofRandomInputsAndParameters_equalsTheLibrary() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < INPUTS; i++) {
            var input = Reference.random(random);

            assertThat(input.by(argon2))
                    .as("%s, number %d of seed %d", input, i, seed)
                    .isEqualTo(input.byReference());
        }
    }

    /** One of them takes another's memory where it is not its own alone. */
    @Test
    void derive_onManyThreads_equalsTheLibrary() {
        Random random = new Random(1);
        List<Reference.Input> inputs =
                Stream.generate(() -> Reference.random(random)).limit(8).toList();
        List<byte[]> expected =
                inputs.stream().map(Reference.Input::byReference).toList();
        IntStream.range(0, 400)
                .parallel()
                .forEach(i -> assertThat(inputs.get(i % 8).by(argon2)).isEqualTo(expected.get(i % 8)));
    }
}
