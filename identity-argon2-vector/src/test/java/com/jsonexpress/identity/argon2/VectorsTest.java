package com.jsonexpress.identity.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.HashParameters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9106 §5.3 and the argon2id vectors of the reference implementation. They run at any width, slowly without AVX-512. */
class VectorsTest {

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void rfc9106Section53_withSecretAndAssociatedData_isComputed() {
        var parameters = new HashParameters(32, 3, 4);
        var argon2id = new Argon2id(parameters, new long[Blocks.wordsFor(parameters)]);

        assertThat(argon2id.derive(filled(32, 1), filled(16, 2), filled(8, 3), filled(12, 4), 32))
                .asHexString()
                .isEqualToIgnoringCase("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
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
    void referenceVector_isComputed(
            int iterations, int memory, int lanes, String password, String salt, String expected) {
        assertThat(new VectorArgon2()
                        .derive(
                                password.getBytes(StandardCharsets.UTF_8),
                                salt.getBytes(StandardCharsets.UTF_8),
                                new HashParameters(memory, iterations, lanes),
                                32))
                .asHexString()
                .isEqualToIgnoringCase(expected);
    }
}
