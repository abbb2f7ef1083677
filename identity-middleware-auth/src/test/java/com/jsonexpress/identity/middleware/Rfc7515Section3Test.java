package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.encode;
import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compact serialisation, and base64url in its one form (RFC 7515 §3.1, §2; RFC 4648 §3.5, §5). */
class Rfc7515Section3Test {

    @Test
    void token_wellFormed_isAccepted() {
        assertThat(reasonOf(valid())).isEqualTo("accepted");
    }

    @Test
    void token_ofExactly4KiB_isAcceptedAndOneMoreIsNot() {
        String largest = ofLength(4096);

        assertThat(largest).hasSize(4096);
        assertThat(reasonOf(largest)).isEqualTo("accepted");
        assertThat(reasonOf(ofLength(4097))).isEqualTo("too_large");
    }

    @ParameterizedTest
    @CsvSource({
        "'', not_three_parts",
        "a, not_three_parts",
        "a.b, not_three_parts",
        "a.b.c.d, not_three_parts",
        "a.b.c.d.e, not_three_parts",
        "., not_three_parts",
        ".., empty_part",
        ".YQ.YQ, empty_part",
        "YQ..YQ, empty_part",
        "YQ.YQ., empty_part",
        "YQ.YQ.A, not_canonical",
        "YR.YQ.YQ, not_canonical"
    })
    void parts_wrongInNumberOrForm_areRefused(String token, String reason) {
        assertThat(reasonOf(token)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=", "+", "/", " ", "\n", "\t", "\0", ",", "%2E", "\u00e9", "\u0130", "\ud83d\ude00", "\uff0e"})
    void character_outsideTheAlphabet_isRefusedWhereverItStands(String character) {
        String token = valid().text();
        for (int at : new int[] {0, 5, token.indexOf('.'), token.lastIndexOf('.') + 3, token.length()}) {
            assertThat(reasonOf(token.substring(0, at) + character + token.substring(at)))
                    .isEqualTo("not_a_token");
        }
    }

    /** jjwt alone takes these: the signature is over the text, and the text is signed. */
    @Test
    void header_withUnusedBitsThatAreNotZero_isRefusedThoughSigned() {
        String header = encode(valid().headerJson().getBytes(UTF_8));
        String padded = encode((valid().headerJson() + " ").getBytes(UTF_8));
        String loose = header.length() % 4 == 0 ? padded : header;

        assertThat(reasonOf(valid().signParts(loose, claimsPart()))).isEqualTo("accepted");
        assertThat(reasonOf(valid().signParts(nextCharacter(loose), claimsPart())))
                .isEqualTo("not_canonical");
    }

    @Test
    void signature_withUnusedBitsThatAreNotZero_isRefused() {
        assertThat(reasonOf(nextCharacter(valid().text()))).isEqualTo("not_canonical");
    }

    @Test
    void parts_swapped_areRefused() {
        String[] parts = valid().text().split("\\.");

        assertThat(reasonOf(parts[1] + "." + parts[0] + "." + parts[2])).isNotEqualTo("accepted");
        assertThat(reasonOf(parts[0] + "." + parts[2] + "." + parts[1])).isNotEqualTo("accepted");
    }

    @Test
    void twoMillionDots_areRefusedAtOnce() {
        assertFast(".".repeat(2_000_000));
    }

    @Test
    void tokenOf136KiB_isRefusedAtOnce() {
        assertFast(valid().claim("x", "\"" + "x".repeat(100_000) + "\"").text());
        assertFast("a".repeat(136 * 1024) + ".b.c");
    }

    @Test
    void garbage_ofEveryKind_isRefusedAndNeverThrows() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder token = new StringBuilder();
            int length = random.nextInt(80);
            for (int j = 0; j < length; j++) {
                token.append("abcAZ09-_..=+ \u00ff\ud800".charAt(random.nextInt(15)));
            }
            assertThat(reasonOf(token.toString())).isNotEqualTo("accepted");
        }
    }

    private static String claimsPart() {
        return encode(valid().claimsJson().getBytes(UTF_8));
    }

    /** Decodes to the same bytes, because the last character's lowest bit carries none. */
    private static String nextCharacter(String part) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(part.charAt(part.length() - 1));
        return part.substring(0, part.length() - 1) + alphabet.charAt(last + 1);
    }

    private static String ofLength(int length) {
        for (int fill = 2500; fill < 3000; fill++) {
            for (String extra : new String[] {"", " ", "  "}) {
                TestToken token = valid().claim("x", "\"" + "x".repeat(fill) + "\"");
                String text = token.sign(token.headerJson() + extra, token.claimsJson());
                if (text.length() == length) {
                    return text;
                }
            }
        }
        throw new AssertionError("no token of length " + length);
    }

    private static void assertFast(String token) {
        TokenVerifier verifier = Verifying.verifier();
        long began = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("too_large");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }
}
