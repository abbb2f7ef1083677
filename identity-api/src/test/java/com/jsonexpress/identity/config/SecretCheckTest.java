package com.jsonexpress.identity.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Asvs("11.1.1")
class SecretCheckTest {
    private static final String GOOD = "Zk3vYw8QmT1xB7nLr5HdC9sPf2GjUa4E";

    @Asvs("11.2.3")
    @Test
    void secret_of31Bytes_isTooShort() {
        assertThat(SecretCheck.weakness(Secret.of(GOOD.substring(1))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("31", "32"));
    }

    @Test
    void secret_of32Bytes_isLongEnough() {
        assertThat(SecretCheck.weakness(Secret.of(GOOD))).isEmpty();
    }

    @Asvs("13.2.3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-strong-32-byte-secret-a-strong-32-byte-secret!",
                "a-strong-32-byte-secret000000000123",
                "your-256-bit-secret-your-256-bit-secret.1",
                "changeme-changeme-changeme-1234567",
                "CHANGEME12345678901234567890987654321",
                "secret-secret-secret-secret-12345",
                "my-super-secret-key-that-is-key-1234567",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababababababababab",
                "aabbccddabcdabddcbaaccdbbadcabcbdadcbacd",
                "1234567890123456789012345678901234567890",
                "correct-horsecorrect-horsecorrect-horse"
            })
    void secret_publishedOrRepetitive_isRefused(String text) {
        assertThat(SecretCheck.weakness(Secret.of(text))).isPresent();
    }

    @Test
    void secret_random_isNeverRefused() {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[32];
        for (int i = 0; i < 2000; i++) {
            random.nextBytes(bytes);
            assertThat(SecretCheck.weakness(Secret.of(Base64.getUrlEncoder().encodeToString(bytes))))
                    .isEmpty();
            assertThat(SecretCheck.weakness(Secret.of(HexFormat.of().formatHex(bytes))))
                    .isEmpty();
            assertThat(SecretCheck.weakness(Secret.of(bytes))).isEmpty();
        }
    }

    @Test
    void secret_randomWithAPublishedWordInFront_isAccepted() {
        assertThat(SecretCheck.weakness(Secret.of("secret-" + GOOD))).isEmpty();
    }

    @Test
    void mistake_never_repeatsTheSecretAndProposesOneThatPasses() {
        String weak = "changeme-changeme-changeme-1234567";
        Config config = new ConfigReader(IdentityKeys.all())
                .read(
                        java.util.List.of(new ConfigSource("code", Map.of("jex.auth.secret", weak))),
                        java.util.List.of());

        Mistake mistake = new SecretCheck().check(config).get(0);

        assertThat(mistake.toString()).doesNotContain(weak);
        String proposed = mistake.remedy().substring(mistake.remedy().lastIndexOf('=') + 1);
        assertThat(Base64.getUrlDecoder().decode(proposed)).hasSize(32);
        assertThat(SecretCheck.weakness(Secret.of(proposed))).isEmpty();
        assertThat(new SecretCheck().check(config).get(0).remedy()).isNotEqualTo(mistake.remedy());
    }
}
