package com.jsonexpress.identity.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/** Hashes that Spring Security has computed just now. */
@SuppressWarnings("deprecation") // old hashes are what is brought
class SpringTest {
    private static final Map<String, PasswordEncoder> ENCODERS = Map.of(
            "bcrypt", new BCryptPasswordEncoder(),
            "pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5(),
            "pbkdf2@SpringSecurity_v5_8", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
            "scrypt", SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1(),
            "scrypt@SpringSecurity_v5_8", SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8(),
            "argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_2(),
            "argon2@SpringSecurity_v5_8", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bcrypt",
                "pbkdf2",
                "pbkdf2@SpringSecurity_v5_8",
                "scrypt",
                "scrypt@SpringSecurity_v5_8",
                "argon2",
                "argon2@SpringSecurity_v5_8"
            })
    void hash_ofEachEncoder_isVerified(String id) {
        DelegatingPasswordEncoder spring = new DelegatingPasswordEncoder(id, ENCODERS);

        for (String password : new String[] {"kajak ohne paddel", "Stra\u00DFe \uD83D\uDE80 caf\u00E9"}) {
            String stored = spring.encode(password);
            assertThat(stored).startsWith("{" + id + "}");
            assertThat(Hash.matches(stored, password)).isTrue();
            assertThat(Hash.matches(stored, password + "x")).isFalse();
            assertThat(Hash.matches(stored, "")).isFalse();
        }
    }

    @Test
    void hash_asTheFactoryMakesIt_isVerified() {
        String stored =
                PasswordEncoderFactories.createDelegatingPasswordEncoder().encode("kajak ohne paddel");

        assertThat(Hash.matches(stored, "kajak ohne paddel")).isTrue();
    }

    @Test
    void bcrypt_ofEachVersion_isVerifiedWithAndWithoutPrefix() {
        for (BCryptVersion version : BCryptVersion.values()) {
            String bare = new BCryptPasswordEncoder(version, 5).encode("caf\u00E9 ohne paddel");
            assertThat(bare).startsWith(version.getVersion());
            assertThat(Hash.matches(bare, "caf\u00E9 ohne paddel")).isTrue();
            assertThat(Hash.matches("{bcrypt}" + bare, "caf\u00E9 ohne paddel")).isTrue();
            assertThat(Hash.matches(bare, "cafe\u0301 ohne paddel")).isFalse();
        }
    }

    @Test
    void pbkdf2_inBase64_isVerified() {
        Pbkdf2PasswordEncoder encoder = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        encoder.setEncodeHashAsBase64(true);

        assertThat(Hash.matches("{pbkdf2@SpringSecurity_v5_8}" + encoder.encode("kajak"), "kajak"))
                .isTrue();
    }

    @Test
    void scryptAndArgon2_withoutPrefix_areVerified() {
        assertThat(Hash.matches(Objects.requireNonNull(ENCODERS.get("scrypt")).encode("kajak"), "kajak"))
                .isTrue();
        assertThat(Hash.matches(Objects.requireNonNull(ENCODERS.get("argon2")).encode("kajak"), "kajak"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{noop}hunter2",
                "{MD4}6ae85dfc",
                "{MD5}{salt}6ae85dfc",
                "{SHA-1}6ae85dfc",
                "{SHA-256}6ae85dfc",
                "{sha256}97cde38028ad898e",
                "{ldap}{SSHA}hunter2",
                "{}hunter2",
                "{my own}hunter2",
                "{bcrypt}hunter2",
                "{pbkdf2}hunter2",
                "{scrypt}hunter2",
                "{argon2}hunter2"
            })
    void hash_ofAnotherScheme_isRefusedWithoutBeingTold(String stored) {
        assertThat(Hash.problem(stored))
                .containsPattern("[Ll]eave (it|the hash) out")
                .doesNotContain("hunter2", "6ae85dfc", "97cde38028ad898e");
    }
}
