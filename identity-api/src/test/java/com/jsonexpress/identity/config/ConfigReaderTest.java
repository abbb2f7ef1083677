package com.jsonexpress.identity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.error.BootException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
    private static final ConfigKey<Integer> COUNT = ConfigKey.integer("jex.job.count", "how many", 1, 100);
    private static final ConfigKey<List<String>> PATHS = ConfigKey.list("jex.job.paths", "where");
    private static final String SECRET = "hunter2-hunter2-hunter2";

    private final List<ConfigKey<?>> keys = new ArrayList<>(IdentityKeys.all());

    ConfigReaderTest() {
        keys.add(COUNT);
        keys.add(PATHS);
    }

    private static ConfigSource source(String name, String... pairs) {
        return new ConfigSource(name, map(pairs));
    }

    private static ConfigSource environment(String... pairs) {
        return new ConfigSource("environment", map(pairs), ConfigSource.Names.ENVIRONMENT);
    }

    private static ConfigSource relaxed(String... pairs) {
        return new ConfigSource("application.yml", map(pairs), ConfigSource.Names.RELAXED);
    }

    private static Map<String, String> map(String... pairs) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private Config read(ConfigSource... sources) {
        return new ConfigReader(keys).read(List.of(sources), List.of());
    }

    private String refusal(ConfigSource... sources) {
        try {
            read(sources);
        } catch (BootException e) {
            String all = e.toString().replace(System.lineSeparator(), "\n");
            assertThat(all).doesNotContain("hunter2");
            return all.substring(all.indexOf(": ") + 2);
        }
        throw new AssertionError("accepted");
    }

    @Test
    void key_inSeveralSources_comesFromTheFirst() {
        Config config = read(source("code"), source("b", "jex.job.count", "2"), source("c", "jex.job.count", "3"));

        assertThat(config.get(COUNT)).isEqualTo(2);
        assertThat(config.origin(COUNT)).contains("b");
        assertThat(config).hasToString("Config[jex.job.count]");
    }

    @Test
    void key_inNoSource_hasItsDefaultAndIsNotSet() {
        Config config = read();

        assertThat(config.get(IdentityKeys.TOKEN_TTL)).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.isSet(IdentityKeys.TOKEN_TTL)).isFalse();
        assertThat(config.origin(IdentityKeys.TOKEN_TTL)).isEmpty();
        assertThat(config.find(COUNT)).isEmpty();
        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> config.get(COUNT))
                .withMessageContaining("jex.job.count");
    }

    @Test
    void environment_inAnySpelling_reachesTheDeclaredKey() {
        for (String spelling : List.of(
                "jex.auth.tokenTtl",
                "JEX__AUTH__TOKENTTL",
                "jex__auth__tokenttl",
                "Jex.Auth__TokenTTL",
                "JEX.AUTH.TOKENTTL")) {
            assertThat(read(environment(spelling, "7m")).get(IdentityKeys.TOKEN_TTL))
                    .as(spelling)
                    .isEqualTo(Duration.ofMinutes(7));
        }
    }

    @Test
    void environment_withTwoSpellings_mustAgree() {
        assertThat(read(environment("jex.job.count", "2", "JEX__JOB__COUNT", "2"))
                        .get(COUNT))
                .isEqualTo(2);
        assertThat(refusal(environment("jex.job.count", "2", "JEX__JOB__COUNT", "3")))
                .contains("jex.job.count: set in two spellings, JEX__JOB__COUNT and jex.job.count (in environment)"
                        + "\n  Remedy: Keep one of them.");
    }

    @Test
    void relaxedSource_inTheSpellingsOfFrameworks_reachesTheDeclaredKey() {
        for (String spelling : List.of(
                "jex.auth.tokenTtl",
                "jex.auth.token-ttl",
                "JEX_AUTH_TOKENTTL",
                "JEX_AUTH_TOKEN_TTL",
                "JEX__AUTH__TOKENTTL")) {
            assertThat(read(relaxed(spelling, "7m")).get(IdentityKeys.TOKEN_TTL))
                    .as(spelling)
                    .isEqualTo(Duration.ofMinutes(7));
        }
    }

    @Test
    void relaxedSource_misspelt_isToldUnlessItIsOfOthers() {
        read(relaxed("JEX_HOME", "/x", "jex", "y"));
        assertThat(refusal(relaxed("jex.auth.secrte", SECRET)))
                .contains("jex.auth.secrte: no such key (in application.yml)\n  Remedy: Did you mean jex.auth.secret?");
        assertThat(refusal(relaxed("JEX_AUTH_TOKN_TTL", "7m")))
                .contains(
                        "JEX_AUTH_TOKN_TTL: no such key (in application.yml)\n  Remedy: Did you mean jex.auth.tokenTtl?");
        read(relaxed("JEX_AUTH_WHATEVER_ELSE_IT_MAY_BE", "x"));
        for (String beside :
                List.of("_FILE", "_1", "_SERVICE_HOST", "_SERVICE_PORT_HTTP", "_PORT", "_PORT_80_TCP_ADDR")) {
            read(relaxed("JEX_AUTH_SECRET" + beside, "x", "JEX_JOB" + beside, "x"));
        }
    }

    @Test
    void environment_withANameThatARelaxedSourceUnderstood_isNoMistake() {
        assertThat(read(relaxed("JEX_JOB_COUNT", "2"), environment("JEX_JOB_COUNT", "2"))
                        .get(COUNT))
                .isEqualTo(2);
        assertThat(refusal(relaxed("jex.job.count", "2"), environment("JEX_JOB_COUNT", "2")))
                .contains("JEX_JOB_COUNT: no such key (in environment)");
    }

    @Test
    void otherSource_inAnotherCase_isMisspelt() {
        assertThat(refusal(source("jex.properties", "jex.auth.tokenttl", "7m")))
                .isEqualTo("one mistake in the configuration:\n  jex.auth.tokenttl: no such key (in jex.properties)"
                        + "\n  Remedy: Did you mean jex.auth.tokenTtl?");
    }

    @Test
    void misspeltKeys_nearAKey_getASuggestion() {
        assertThat(refusal(source("code", "jex.auth.secrte", SECRET))).contains("Did you mean jex.auth.secret?");
        assertThat(refusal(environment("JEX__AUTH__SECRT", SECRET)))
                .contains("JEX__AUTH__SECRT: no such key (in environment)\n  Remedy: Did you mean JEX__AUTH__SECRET?");
        assertThat(refusal(environment("JEX_AUTH_SECRET", SECRET)))
                .contains("JEX_AUTH_SECRET: no such key (in environment)\n  Remedy: Did you mean JEX__AUTH__SECRET?");
        assertThat(refusal(environment("jex.auth.secrt", SECRET)))
                .contains("jex.auth.secrt: no such key (in environment)\n  Remedy: Did you mean jex.auth.secret?");
        assertThat(refusal(source("code", "jex.completely.different.thing", SECRET)))
                .contains("Remove it, or add the module that declares it.");
    }

    @Test
    void keys_ofAModuleThatIsNotThere_nameItsArtifact() {
        assertThat(refusal(source("code", "jex.jdbc.url", "x"), environment("JEX__SMTP__HOST", "x")))
                .contains("jex.jdbc.url: no such key (in code) -> Add the dependency com.jsonexpress:identity-jdbc,")
                .contains("-> Add the dependency com.jsonexpress:identity-email-smtp, which declares it");
        keys.add(ConfigKey.text("jex.jdbc.url", "address of the database"));
        assertThat(refusal(source("code", "jex.jdbc.ulr", "x"))).contains("Did you mean jex.jdbc.url?");
    }

    @Test
    void expectation_isToldAlsoWhereItsExampleHoldsTheText() {
        keys.add(IdentityKeys.NOT_BEFORE);
        assertThat(refusal(source("code", "jex.auth.notBefore", "2026-11-29")))
                .contains("jex.auth.notBefore: expected ");
    }

    @Test
    void keys_ofOthers_areLeftAlone() {
        read(
                source("host", "server.port", "x", "jexx.a", "b", "jex", "c"),
                environment("JEX_HOME", "/x", "PATH", "/bin"));
    }

    @Test
    void name_thatHoldsAValueByMistake_isCut() {
        assertThat(refusal(source("system properties", "jex.auth.secret:" + SECRET, "")))
                .contains("jex.auth.secret…: no such key");
        assertThat(refusal(source("system properties", "jex.auth.secret\n" + SECRET, "")))
                .contains("jex.auth.secret…: no such key");
    }

    /** A host may read the system properties, too. */
    @Test
    void mistake_thatTwoSourcesOfOneNameSay_isToldOnce() {
        ConfigSource properties = source("system properties", "jex.auth.secrte", SECRET);
        assertThat(refusal(properties, properties))
                .isEqualTo("one mistake in the configuration:\n  jex.auth.secrte: no such key (in system properties)"
                        + "\n  Remedy: Did you mean jex.auth.secret?");
    }

    @Test
    void mistakes_ofEveryKind_areToldTogether() {
        String message = refusal(
                source("code", "jex.job.count", "101", "jex.mode", "prod"),
                environment("JEX__AUTH__TOKENTTL", "soon", "JEX__PORT", ""),
                source(".env", "jex.auth.jwksUri", "hunter2 hunter2", "jex.auth.sesionCheck", "true"));

        assertThat(message.lines())
                .containsExactlyInAnyOrder(
                        "6 mistakes in the configuration:",
                        "  jex.job.count: expected a whole number from 1 to 100 (in code)"
                                + " -> Correct or remove it: how many.",
                        "  jex.mode: expected development or test or production (in code)"
                                + " -> Correct or remove it: development, test or production.",
                        "  jex.auth.tokenTtl: expected a duration such as 500ms, 30s, 15m, 1h or 30d (in environment)"
                                + " -> Correct or remove it: life of an access token.",
                        "  jex.port: must not be empty (in environment)"
                                + " -> Correct or remove it: port of the JDK host and the examples.",
                        "  jex.auth.jwksUri: expected an address such as https://id.example.com/path (in .env)"
                                + " -> Correct or remove it: JWKS endpoint of an external issuer.",
                        "  jex.auth.sesionCheck: no such key (in .env) -> Did you mean jex.auth.sessionCheck?",
                        "  Remedy: Correct the 6 keys above.");
    }

    @Test
    void lowerSource_withABadText_isNotReadWhereAHigherOneHasTheKey() {
        assertThat(read(source("code", "jex.job.count", "2"), source(".env", "jex.job.count", "x"))
                        .get(COUNT))
                .isEqualTo(2);
    }

    @Test
    void emptyText_countsAsSetWhereTheParserTakesIt() {
        Config config = read(source("code", "jex.job.paths", ""), source(".env", "jex.job.paths", "/a"));

        assertThat(config.get(PATHS)).isEmpty();
        assertThat(config.isSet(PATHS)).isTrue();
        assertThat(refusal(source("code", "jex.job.count", ""))).contains("jex.job.count: must not be empty (in code)");
    }

    @Test
    void parser_thatRepeatsItsText_isNotQuoted() {
        keys.add(ConfigKey.of("jex.x.uri", "an address", URI::create));
        keys.add(ConfigKey.of("jex.x.int", "a number", Integer::valueOf));
        keys.add(ConfigKey.of("jex.x.own", "a word", text -> {
            throw new IllegalArgumentException("cannot take " + text);
        }));
        keys.add(ConfigKey.of("jex.x.odd", "a word", text -> {
            throw new IllegalStateException(text);
        }));
        keys.add(ConfigKey.secret("jex.x.key", "a key").where(secret -> false, "expected hunter2"));

        String message = refusal(source(
                "code",
                "jex.x.uri",
                SECRET + " ",
                "jex.x.int",
                SECRET,
                "jex.x.own",
                SECRET,
                "jex.x.odd",
                SECRET,
                "jex.x.key",
                "hunter2"));

        assertThat(message.lines().filter(line -> line.contains("not a value it can have")))
                .hasSize(5);
    }

    @Test
    void secret_refused_isToldByItsExpectationAlone() {
        keys.remove(IdentityKeys.SECRET);
        keys.add(ConfigKey.secret("jex.auth.secret", "HMAC secret")
                .where(secret -> secret.length() >= 32, "expected at least 32 bytes"));

        assertThat(refusal(source("code", "jex.auth.secret", SECRET)))
                .contains("jex.auth.secret: expected at least 32 bytes (in code)");
    }

    @Test
    void checks_areToldTogetherWithWhatCannotBeRead() {
        ConfigCheck check = config -> List.of(
                new Mistake("jex.job.count", "must be even", "Add one."),
                new Mistake("jex.job.paths", "is needed", "Set it."));
        ConfigCheck other = config -> List.of(new Mistake("jex.auth.secret", "is needed", "Set it."));
        ConfigReader reader = new ConfigReader(keys);

        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> reader.read(List.of(source("code", "jex.job.count", "x")), List.of(check)))
                .withMessageContaining("2 mistakes")
                .withMessageContaining("jex.job.paths: is needed -> Set it.")
                .satisfies(e -> assertThat(e).hasMessageNotContaining("must be even"));
        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> reader.read(List.of(source("code", "jex.job.count", "3")), List.of(check, other)))
                .withMessageContaining("3 mistakes")
                .withMessageContaining("jex.job.count: must be even (in code) -> Add one.")
                .withMessageContaining("jex.job.paths: is needed -> Set it.");
    }

    @Test
    void check_thatNeedsAnUnreadableValue_doesNotHideTheOtherMistakes() {
        ConfigCheck needy = config -> {
            config.get(COUNT);
            return List.of(new Mistake("jex.job.count", "must be even", "Add one."));
        };
        ConfigReader reader = new ConfigReader(keys);

        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> reader.read(
                        List.of(source("code", "jex.job.count", "x", "jex.job.cuont", "2")), List.of(needy)))
                .withMessageContaining("2 mistakes")
                .withMessageContaining("jex.job.count: expected a whole number")
                .withMessageContaining("jex.job.cuont: no such key");
        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> reader.read(List.of(source("code")), List.of(needy)))
                .withMessageContaining("jex.job.count is not set");
    }

    @Test
    void oneMistake_putsItsRemedyLast_andOnce() {
        assertThat(refusal(source("code", "jex.job.cont", "3")))
                .isEqualTo("one mistake in the configuration:\n  jex.job.cont: no such key (in code)"
                        + "\n  Remedy: Did you mean jex.job.count?");
    }

    @Test
    void declarations_ofOneName_mustBeTheSameKey() {
        new ConfigReader(List.of(COUNT, COUNT));
        for (String name : List.of("jex.job.count", "jex.job.COUNT")) {
            assertThatExceptionOfType(BootException.class)
                    .isThrownBy(() -> new ConfigReader(List.of(COUNT, ConfigKey.text(name, "another"))))
                    .withMessageContaining(name);
        }
    }

    @Test
    void config_andSource_printNoValue() {
        ConfigSource source = source("code", "jex.auth.secret", SECRET);

        assertThat(read(source)).hasToString("Config[jex.auth.secret]");
        assertThat(source).hasToString("ConfigSource[code]");
    }

    @Test
    void distance_countsLettersPutInLeftOutAndExchanged() {
        assertThat(Spelling.distance("", "")).isZero();
        assertThat(Spelling.distance("abc", "")).isEqualTo(3);
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("secret", "secrte")).isEqualTo(2);
        assertThat(Spelling.nearest("jex." + "x".repeat(100_000), List.of("jex.port")))
                .isEmpty();
    }
}
