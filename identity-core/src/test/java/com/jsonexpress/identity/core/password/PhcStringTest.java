package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.HashParameters;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhcStringTest {
    private static final String GOOD =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    @Test
    void parse_referenceString_readsAndWritesTheSame() {
        PhcString phc = PhcString.parse(GOOD).orElseThrow();

        assertThat(phc.parameters()).isEqualTo(new HashParameters(256, 2, 1));
        assertThat(phc.salt()).asString().isEqualTo("somesalt");
        assertThat(phc.hash()).hasSize(32);
        assertThat(phc.format()).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "secret",
                "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=0256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=-256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=9999999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$t=2,m=256,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1,x=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ=$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHR$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/5",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR_uIPnA4rEsF5h7TKyQwu9U1bMCHGi_4",
                "$argon2id$v=19$m=256,t=2,p=1$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ",
                GOOD + "\n",
                " " + GOOD,
                GOOD + "$x"
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(PhcString.parse(text)).isEmpty();
    }

    @Test
    void parse_textOf256Characters_isRead_andNoLongerOne() {
        assertThat(PhcString.parse(ofLength(256))).isPresent();
        assertThat(PhcString.parse(ofLength(257))).isEmpty();
    }

    private static String ofLength(int length) {
        HashParameters parameters = new HashParameters(19_456, 2, 1);
        return IntStream.range(0, 1_000)
                .mapToObj(i -> new PhcString(parameters, new byte[16 + i % 3], new byte[32 + i / 3]).format())
                .filter(text -> text.length() == length)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void parse_hugeText_isEmpty() {
        assertThat(PhcString.parse(GOOD + "A".repeat(5_000_000))).isEmpty();
    }

    @Test
    void toString_showsNeitherSaltNorHash() {
        assertThat(PhcString.parse(GOOD).orElseThrow()).hasToString("PhcString[<redacted>]");
    }
}
