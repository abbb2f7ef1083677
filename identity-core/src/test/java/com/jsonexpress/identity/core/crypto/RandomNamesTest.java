package com.jsonexpress.identity.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ids, seeds and generated passwords are as random as the source they come from, in their whole length. */
@Asvs({"6.4.1", "7.2.3", "11.2.3", "11.5.1"})
class RandomNamesTest {
    /** Tells how many bytes it was asked for, and gives known ones. */
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private int asked;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (0xa0 + i);
            }
            asked += bytes.length;
        }
    }

    private final Counting source = new Counting();
    private final RandomNames names = new RandomNames(source);

    @Test
    void id_isAllOf128BitsOfTheSource() {
        assertThat(names.id()).isEqualTo("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
        assertThat(source.asked * 8).isEqualTo(128);
    }

    @Test
    void seed_isAllOf128BitsOfTheSource() {
        assertThat(names.bytes()).isEqualTo(HexFormat.of().parseHex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"));
        assertThat(source.asked * 8).isEqualTo(128);
    }

    @Test
    void password_isAllOf144BitsOfTheSource() {
        assertThat(names.password()).isEqualTo("oKGio6SlpqeoqaqrrK2ur7Cx");
        assertThat(source.asked * 8).isEqualTo(144);
    }

    @Test
    void ids_ofTheRealSource_neverRepeatAndVaryInEveryBit() {
        RandomNames real = new RandomNames(new SecureRandom());
        Set<String> seen = new HashSet<>();
        BitSet ones = new BitSet();
        BitSet zeros = new BitSet();
        for (int i = 0; i < 10_000; i++) {
            String id = real.id();
            seen.add(id);
            BitSet bits = BitSet.valueOf(HexFormat.of().parseHex(id));
            ones.or(bits);
            bits.flip(0, 128);
            zeros.or(bits);
        }

        assertThat(seen).hasSize(10_000);
        assertThat(ones.cardinality()).isEqualTo(128);
        assertThat(zeros.cardinality()).isEqualTo(128);
    }
}
