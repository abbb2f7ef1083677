package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.spi.HashParameters;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordKeysTest {

    /** The constructor is the loader's alone; here the loader is not the point. */
    private static Config config(Map<String, String> texts) throws ReflectiveOperationException {
        Map<String, Object> values = new HashMap<>();
        for (ConfigKey<?> key : PasswordKeys.all()) {
            if (texts.containsKey(key.name())) {
                values.put(key.name(), key.parse(texts.get(key.name())));
            }
        }
        var constructor = Config.class.getDeclaredConstructor(Map.class, Map.class);
        constructor.setAccessible(true);
        return constructor.newInstance(values, texts);
    }

    private static Config config(int memory, int iterations, int lanes) throws ReflectiveOperationException {
        return config(Map.of(
                "jex.auth.hash.memory", "" + memory,
                "jex.auth.hash.iterations", "" + iterations,
                "jex.auth.hash.parallelism", "" + lanes));
    }

    @Asvs({"6.2.1", "11.4.2"})
    @Test
    void defaults_areTheContracts() throws ReflectiveOperationException {
        Config config = config(Map.of());

        assertThat(config.get(PasswordKeys.MIN_LENGTH)).isEqualTo(8);
        assertThat(PasswordKeys.parameters(config)).isEqualTo(new HashParameters(19_456, 2, 1));
        assertThat(config.get(PasswordKeys.HASH_QUEUE)).isEqualTo(64);
        assertThat(config.get(PasswordKeys.HASH_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.find(PasswordKeys.HASH_CONCURRENCY)).isEmpty();
        assertThat(config.get(PasswordKeys.HASH_IMPLEMENTATION)).isEqualTo(HashImplementation.AUTO);
        assertThat(PasswordKeys.check(config)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"47104, 1, 1", "19456, 2, 1", "12288, 3, 1", "9216, 4, 1", "7168, 5, 1", "7168, 16, 4", "65536, 3, 4"})
    void check_atOwaspsFloor_isAccepted(int memory, int iterations, int lanes) throws ReflectiveOperationException {
        assertThat(PasswordKeys.check(config(memory, iterations, lanes))).isEmpty();
    }

    @Asvs("11.4.2")
    @ParameterizedTest
    @CsvSource({
        "47103, 1, 1, 47104",
        "19455, 2, 1, 19456",
        "12287, 3, 1, 12288",
        "9215, 4, 1, 9216",
        "7167, 5, 1, 7168",
        "7167, 16, 16, 7168",
        "19456, 1, 4, 47104"
    })
    void check_belowOwaspsFloor_namesKeyAndFloor(int memory, int iterations, int lanes, String floor)
            throws ReflectiveOperationException {
        assertThat(PasswordKeys.check(config(memory, iterations, lanes)))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("jex.auth.hash.memory");
                    assertThat(mistake.problem()).contains(floor);
                    assertThat(mistake.remedy()).contains(floor, "jex.auth.hash.memory");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "jex.auth.minPasswordLength, 7",
        "jex.auth.minPasswordLength, 65",
        "jex.auth.hash.memory, 1023",
        "jex.auth.hash.iterations, 0",
        "jex.auth.hash.parallelism, 0",
        "jex.auth.hash.concurrency, 0",
        "jex.auth.hash.queue, -1",
        "jex.auth.hash.timeout, 99ms",
        "jex.auth.hash.timeout, 2m",
        "jex.auth.hash.implementation, rust"
    })
    void parse_outOfRange_isRefused(String name, String text) {
        ConfigKey<?> key = PasswordKeys.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> key.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void from_configured_buildsWorkingPasswords() throws ReflectiveOperationException {
        var hasher = new FakeHasher();
        try (Passwords passwords = Passwords.from(config(12_288, 3, 2), hasher, new SecureRandom())) {
            assertThat(passwords.hash(Source.TRUSTED, Texts.password("kajak ohne paddel")))
                    .startsWith("$argon2id$v=19$m=12288,t=3,p=2$");
        }
    }

    @Test
    void all_namesAreUnique() {
        List<String> names = PasswordKeys.all().stream().map(ConfigKey::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("jex.auth."));
    }
}
