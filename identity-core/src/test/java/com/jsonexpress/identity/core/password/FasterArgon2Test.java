package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.Argon2Function;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FasterArgon2Test {
    private static final HashParameters LAST_COMPARED = new HashParameters(19_456, 2, 1);

    private final Argon2Hasher usual = new Argon2Hasher("the usual one", new JavaArgon2());

    private record Fake(Optional<String> obstacle, Argon2 argon2) implements Argon2Function {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public byte[] derive(byte[] password, byte[] salt, HashParameters parameters, int length) {
            return argon2.derive(password, salt, parameters, length);
        }
    }

    private static Fake fake(Argon2 argon2) {
        return new Fake(Optional.empty(), argon2);
    }

    private String logOf(Argon2Function function) {
        var heard = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            assertThat(FasterArgon2.before(usual, List.of(function))).isSameAs(usual);
        } finally {
            System.setErr(before);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Test
    void before_functionThatComputesTheSame_runsIt() {
        assertThat(FasterArgon2.before(usual, List.of(fake(new JavaArgon2()))).name())
                .isEqualTo("fake, equal to the usual one in a self-test");
    }

    @Test
    void before_functionThatCannotRun_saysWhatWouldHelpAndComputesNothing() {
        var obstructed = new Fake(Optional.of("press the button"), (password, salt, parameters, length) -> {
            throw new AssertionError("it was asked to compute");
        });

        assertThat(logOf(obstructed)).contains("fake does not hash passwords: press the button. the usual one does.");
    }

    @Test
    void before_functionThatComputesNonsense_runsTheUsualOne() {
        assertThat(logOf(fake((password, salt, parameters, length) -> new byte[length])))
                .contains("its self-test computes a wrong hash");
    }

    @Test
    void before_functionThatIsWrongInTheLastComparisonAlone_runsTheUsualOne() {
        Argon2 lying = (password, salt, parameters, length) -> {
            byte[] hash = new JavaArgon2().derive(password, salt, parameters, length);
            hash[length - 1] ^= (byte) (parameters.equals(LAST_COMPARED) ? 1 : 0);
            return hash;
        };

        assertThat(logOf(fake(lying))).contains("its self-test computes a wrong hash");
    }

    @Test
    void before_functionThatFails_runsTheUsualOne() {
        assertThat(logOf(fake((password, salt, parameters, length) -> {
                    throw new NoClassDefFoundError();
                })))
                .contains("its self-test fails: java.lang.NoClassDefFoundError");
    }

    /** As vectors are that the JVM does not compile. */
    @Test
    void before_functionThatIsManyTimesAsSlow_runsTheUsualOne() {
        Argon2 slow = (password, salt, parameters, length) -> {
            byte[] hash = new byte[length];
            for (int i = 0; i < (parameters.equals(LAST_COMPARED) ? 20 : 1); i++) {
                hash = new JavaArgon2().derive(password, salt, parameters, length);
            }
            return hash;
        };

        assertThat(logOf(fake(slow))).contains("it is much slower than the usual function in this JVM");
    }

    @Test
    void derive_withoutMemoryForTheFunction_isComputedByTheUsualOne() {
        Argon2 full = (password, salt, parameters, length) -> {
            if (parameters.memory() == 64 && parameters.iterations() == 1) {
                throw new UnavailableException("no memory");
            }
            return new JavaArgon2().derive(password, salt, parameters, length);
        };
        Argon2Hasher hasher = FasterArgon2.before(usual, List.of(fake(full)));
        byte[] password = {1, 2};

        String hash = hasher.hash(password, new byte[16], new HashParameters(64, 1, 1));

        assertThat(hasher.name()).startsWith("fake");
        assertThat(usual.verify(hash, password)).isTrue();
    }

    @Test
    void pick_explicitImplementation_asksNoFunction() {
        Argon2Function never = fake((password, salt, parameters, length) -> {
            throw new AssertionError("it was asked to compute");
        });

        assertThat(Hashers.choose(HashImplementation.JAVA, List.of(never)).name())
                .startsWith("Bouncy Castle");
    }
}
