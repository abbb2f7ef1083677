package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.HashParameters;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Version;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9106 §5.3 and the argon2id vectors of the reference implementation, on both implementations. */
@Asvs("11.2.1")
class Argon2VectorsTest {
    private static final byte[] RFC_9106_5_3 =
            HexFormat.of().parseHex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");

    private static List<Argon2> implementations() {
        assumeThat(Platform.current().obstacle()).isEmpty();
        return List.of(new NativeArgon2(), new JavaArgon2());
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void rfc9106Section53_bouncyCastle_computesTheTag() {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);

        assertThat(tag).isEqualTo(RFC_9106_5_3);
    }

    @Test
    void rfc9106Section53_nativeLibrary_computesTheTag() {
        assumeThat(Platform.current().obstacle()).isEmpty();
        byte[] tag = Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id)
                .rawHashAdvanced(
                        3, 32, 4, filled(32, 1), filled(16, 2), filled(8, 3), filled(12, 4), 32, Argon2Version.V13);

        assertThat(tag).isEqualTo(RFC_9106_5_3);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 65536, 1, password, somesalt, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        "2, 256, 1, password, somesalt, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        "2, 256, 2, password, somesalt, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
        "1, 65536, 1, password, somesalt, f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98",
        "4, 65536, 1, password, somesalt, 9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c",
        "2, 65536, 1, differentpassword, somesalt, 0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
        "2, 65536, 1, password, diffsalt, bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"
    })
    void referenceVector_bothImplementations_computeIt(
            int iterations, int memory, int lanes, String password, String salt, String expected) {
        for (Argon2 argon2 : implementations()) {
            assertThat(argon2.derive(
                            password.getBytes(StandardCharsets.UTF_8),
                            salt.getBytes(StandardCharsets.UTF_8),
                            new HashParameters(memory, iterations, lanes),
                            32))
                    .asHexString()
                    .isEqualToIgnoringCase(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 1, 1, 16", "64, 2, 1, 32", "512, 3, 4, 64", "1000, 1, 3, 24", "19456, 2, 1, 32"})
    void derive_anyPasswordAndParameters_bothAgree(int memory, int iterations, int lanes, int length) {
        List<Argon2> both = implementations();
        var parameters = new HashParameters(memory, iterations, lanes);
        byte[] salt = filled(16, 7);
        for (byte[] password :
                List.of(new byte[0], filled(1, 0), filled(1024, 0xFF), "\u00E9".getBytes(StandardCharsets.UTF_8))) {
            assertThat(both.get(0).derive(password, salt, parameters, length))
                    .isEqualTo(both.get(1).derive(password, salt, parameters, length));
        }
    }

    @Test
    void verify_hashOfTheOther_matchesAndOnlyThatPassword() {
        List<Argon2> both = implementations();
        var nativeHasher = new Argon2Hasher("native", both.get(0));
        var javaHasher = new Argon2Hasher("java", both.get(1));
        var parameters = new HashParameters(256, 2, 2);
        byte[] right = "a".repeat(73).getBytes(StandardCharsets.UTF_8);
        byte[] wrong = "a".repeat(72).getBytes(StandardCharsets.UTF_8);
        String byNative = nativeHasher.hash(right, filled(16, 1), parameters);
        String byJava = javaHasher.hash(right, filled(16, 1), parameters);

        assertThat(byNative).isEqualTo(byJava).startsWith("$argon2id$v=19$m=256,t=2,p=2$");
        assertThat(javaHasher.verify(byNative, right)).isTrue();
        assertThat(nativeHasher.verify(byJava, right)).isTrue();
        assertThat(javaHasher.verify(byNative, wrong)).isFalse();
        assertThat(nativeHasher.verify(byJava, wrong)).isFalse();
        assertThat(nativeHasher.verify("not a hash", right)).isFalse();
    }
}
