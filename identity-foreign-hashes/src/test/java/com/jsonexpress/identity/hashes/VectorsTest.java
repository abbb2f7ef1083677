package com.jsonexpress.identity.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes that other implementations have computed; {@code make-vectors.py} beside the file says which and how. */
class VectorsTest {

    record Vector(String source, String password, String stored) {
        @Override
        public String toString() {
            return source + " " + stored.replaceFirst("(.{14}).*", "$1");
        }
    }

    static List<Vector> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(VectorsTest.class.getResourceAsStream("/vectors.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(parts -> new Vector(parts[0], parts[1], parts[2]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vector_matchesItsPasswordAlone(Vector vector) {
        assertThat(Hash.matches(vector.stored(), vector.password())).isTrue();
        assertThat(Hash.matches(vector.stored(), "y" + vector.password())).isFalse();
        assertThat(Hash.matches(vector.stored(), ""))
                .isEqualTo(vector.password().isEmpty());
    }

    @Test
    void vectors_areOfEverySource() throws IOException {
        assertThat(vectors().stream().map(Vector::source).distinct().sorted())
                .containsExactly(
                        "asp.net v2",
                        "asp.net v3",
                        "crypt(3)",
                        "django",
                        "keycloak as phc",
                        "lambdaworks",
                        "passlib",
                        "phc",
                        "published",
                        "spring");
    }

    /** The system that made the hash looked at no more, so neither can we: once it is hashed anew, every byte counts. */
    @Test
    void bcrypt_ofMoreThan72Bytes_looksAt72() throws IOException {
        Vector vector = vectors().stream()
                .filter(one -> one.source().equals("crypt(3)") && one.password().length() == 100)
                .findFirst()
                .orElseThrow();

        assertThat(Hash.matches(vector.stored(), "x".repeat(72))).isTrue();
        assertThat(Hash.matches(vector.stored(), "x".repeat(71))).isFalse();
    }
}
