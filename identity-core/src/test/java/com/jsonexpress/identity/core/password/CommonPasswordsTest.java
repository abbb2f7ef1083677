package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private final CommonPasswords common = new CommonPasswords();

    private static List<String> entries() throws IOException {
        try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Asvs("6.2.4")
    @Test
    void list_hasThousandsOfEntries_eachFoldedLongEnoughAndInOrder() throws IOException {
        List<String> entries = entries();

        assertThat(entries).hasSizeGreaterThan(19_000).allSatisfy(entry -> {
            assertThat(entry.codePointCount(0, entry.length())).isGreaterThanOrEqualTo(8);
            assertThat(CommonPasswords.fold(entry)).isEqualTo(entry);
        });
        for (int i = 1; i < entries.size(); i++) {
            assertThat(Arrays.compareUnsigned(bytes(entries.get(i - 1)), bytes(entries.get(i))))
                    .isNegative();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void contains_everyEntry_isFound() throws IOException {
        assertThat(entries()).allMatch(common::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "passwor", "password\n", "passwordpassword?", "\u0000", "\uFFFF", "kajak ohne paddel"})
    void contains_anythingElse_isNotFound(String text) {
        assertThat(common.contains(text)).isFalse();
    }

    @Test
    void list_carriesItsLicence() throws IOException {
        try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.NOTICE.txt")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("MIT", "zxcvbn", "Copyright");
        }
    }
}
