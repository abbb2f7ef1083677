package com.jsonexpress.identity.kv.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ShardsTest {
    private static final int KEYS = 256_000;

    @Test
    void of_keysOfAllKinds_fillsShardsAlike() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] id = new byte[16];
        List<IntFunction<String>> kinds = List.of(
                i -> "session/" + i,
                i -> "limit/login/10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff),
                i -> {
                    random.nextBytes(id);
                    return "token/" + HexFormat.of().formatHex(id);
                });
        for (IntFunction<String> kind : kinds) {
            Shards shards = new Shards(() -> 0);
            for (int i = 0; i < KEYS; i++) {
                String key = kind.apply(i);
                shards.of(key).set(key, new byte[0], 1);
            }

            assertThat(shards.size()).isEqualTo(KEYS);
            assertThat(StreamSupport.stream(shards.spliterator(), false).map(Values::size))
                    .allSatisfy(size -> assertThat(size).isBetween(150L, 350L));
        }
    }
}
