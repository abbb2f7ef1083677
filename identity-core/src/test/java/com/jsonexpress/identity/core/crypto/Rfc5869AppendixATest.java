package com.jsonexpress.identity.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** HKDF with SHA-256, no salt and one block (RFC 5869 §2.2, §2.3; appendix A.3 is the vector of this shape). */
@Asvs({"11.2.1", "11.4.3"})
class Rfc5869AppendixATest {

    @Test
    void derive_testCase3_isTheFirstBlockOfTheVector() {
        byte[] secret = HexFormat.of().parseHex("0b".repeat(22));
        assertThat(HexFormat.of().formatHex(Hkdf.derive(secret, "")))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @Test
    void extract_testCase3_isTheVector() {
        byte[] secret = HexFormat.of().parseHex("0b".repeat(22));
        assertThat(HexFormat.of().formatHex(Hkdf.hmac(new byte[32], secret)))
                .isEqualTo("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
    }

    /** Steps 2 of test case 1, by hand: T(1) = HMAC(PRK, info | 0x01). */
    @Test
    void expand_testCase1_isTheFirstBlockOfTheVector() {
        byte[] pseudoRandomKey =
                HexFormat.of().parseHex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        byte[] block = HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9" + "01");
        assertThat(HexFormat.of().formatHex(Hkdf.hmac(pseudoRandomKey, block)))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    }
}
