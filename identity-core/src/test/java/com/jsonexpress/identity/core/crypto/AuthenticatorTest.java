package com.jsonexpress.identity.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** MACs whose parts cannot run into each other. */
@Asvs("7.2.3")
class AuthenticatorTest {
    private static final Secret SECRET = Secret.of("k".repeat(32));
    private static final byte[] SEED = "seed".getBytes(StandardCharsets.US_ASCII);

    private final Authenticator refresh = Authenticator.of(SECRET, "refresh");

    @Test
    void mac_ofPartsThatJoinToOneText_differs() {
        List<String> macs = List.of(
                refresh.mac(SEED, "ab", "c"),
                refresh.mac(SEED, "a", "bc"),
                refresh.mac(SEED, "abc"),
                refresh.mac("another seed".getBytes(StandardCharsets.US_ASCII), "abc"),
                refresh.mac(SEED, "abc", ""),
                refresh.mac(SEED, "", "abc"),
                refresh.mac(SEED, "a", "b", "c"),
                refresh.mac("seedabc".getBytes(StandardCharsets.US_ASCII)),
                refresh.mac(new byte[0], "seed", "abc"),
                refresh.mac(SEED, "a\0\0\0\1b", "c"));
        Set<String> distinct = new LinkedHashSet<>(macs);
        assertThat(distinct).hasSameSizeAs(macs);
    }

    @Test
    void mac_ofAnotherPurposeOrSecret_isNotAccepted() {
        String mac = refresh.mac(SEED, "session", "1");
        assertThat(refresh.accepts(mac, SEED, "session", "1")).isTrue();
        assertThat(Authenticator.of(SECRET, "mail").accepts(mac, SEED, "session", "1"))
                .isFalse();
        assertThat(Authenticator.of(Secret.of("l".repeat(32)), "refresh").accepts(mac, SEED, "session", "1"))
                .isFalse();
    }

    /** The last character of 43 carries two bits that no byte has: another spelling of the same MAC is another MAC. */
    @Test
    void accepts_anySpellingButTheOneMade_isFalse() {
        String mac = refresh.mac(SEED, "session", "1");
        assertThat(mac).hasSize(43).matches("[A-Za-z0-9_-]+");
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (char last : alphabet.toCharArray()) {
            String spelling = mac.substring(0, 42) + last;
            assertThat(refresh.accepts(spelling, SEED, "session", "1")).isEqualTo(spelling.equals(mac));
        }
        for (String spelling : List.of("", mac + "=", mac + " ", mac.substring(0, 42), mac + mac, "\u00e9")) {
            assertThat(refresh.accepts(spelling, SEED, "session", "1")).isFalse();
        }
    }

    @Test
    void keyId_namesTheSecretAlone() {
        assertThat(refresh.keyId())
                .hasSize(16)
                .isEqualTo(Authenticator.of(SECRET, "mail").keyId())
                .isNotEqualTo(
                        Authenticator.of(Secret.of("l".repeat(32)), "refresh").keyId());
        assertThat(refresh.toString()).doesNotContain(refresh.keyId());
    }
}
