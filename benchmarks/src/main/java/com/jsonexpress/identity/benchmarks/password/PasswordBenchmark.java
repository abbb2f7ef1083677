package com.jsonexpress.identity.benchmarks.password;

import com.jsonexpress.identity.argon2.VectorArgon2;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * One argon2id hash with 19,456 KiB, two passes and one lane. {@code nativeLibrary} is the C library through argon2-jvm,
 * alone. For a machine that does nothing else; {@link PasswordTimes} is for others.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
public class PasswordBenchmark {
    private static final HashParameters PARAMETERS = new HashParameters(19_456, 2, 1);
    private static final int LENGTH = 32;

    private final byte[] password = "correct horse battery".getBytes(StandardCharsets.UTF_8);
    private final String text = "correct horse battery";
    private final byte[] salt = new byte[16];

    private Argon2Advanced library;
    private VectorArgon2 vector;
    private Argon2Function password4j;
    private Argon2PasswordEncoder spring;

    @Setup
    public void start() {
        library = Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id);
        vector = new VectorArgon2();
        password4j = Argon2Function.getInstance(19_456, 2, 1, LENGTH, Argon2.ID);
        spring = new Argon2PasswordEncoder(16, LENGTH, 1, 19_456, 2);
    }

    @Benchmark
    public byte[] nativeLibrary() {
        return library.pbkdf(2, 19_456, 1, password, salt, LENGTH);
    }

    @Benchmark
    public byte[] vector() {
        return vector.derive(password, salt, PARAMETERS, LENGTH);
    }

    @Benchmark
    public byte[] bouncyCastle() {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[LENGTH];
        generator.generateBytes(password, hash);
        return hash;
    }

    @Benchmark
    public Object password4j() {
        return password4j.hash(password, salt);
    }

    @Benchmark
    public String spring() {
        return spring.encode(text);
    }
}
