package com.jsonexpress.identity.argon2;

import com.jsonexpress.identity.core.spi.Argon2Function;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.Optional;

/**
 * argon2id in Java on vectors of 512 bits. The memory of a hash lies on the heap; it is wiped after the hash and kept for
 * the next one, unless the heap needs it. Found through {@code ServiceLoader}; thread-safe; each has memory of its own.
 *
 * <p>Names no class of the incubating module, so that it can be loaded, and asked, where that module is not.
 */
public final class VectorArgon2 implements Argon2Function {
    private static final String MODULE = "jdk.incubator.vector";
    private static final byte[] NOTHING = {};

    /** What is more than this part of the heap is left to who has its memory outside, and to the application. */
    private static final int PART_OF_THE_HEAP = 8;

    private final Memory memory = new Memory();

    /** Without side effects; for {@code ServiceLoader}. */
    public VectorArgon2() {}

    @Override
    public String name() {
        return "identity-argon2-vector";
    }

    @Override
    public Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("this JVM was started without --add-modules " + MODULE);
        }
        return obstacle(System.getProperty("java.vm.info", ""), Compression.widest());
    }

    /** Vectors that are not compiled to instructions of that width are objects: a hash takes fifty times as long. */
    static Optional<String> obstacle(String compilers, int bits) {
        if (!compilers.startsWith("mixed mode") || compilers.contains("emulated-client")) {
            return Optional.of("this JVM runs without its optimising compiler (" + compilers + ")");
        }
        return bits < Compression.BITS
                ? Optional.of("vectors have " + bits + " bits here, and it needs " + Compression.BITS + " (AVX-512)")
                : Optional.empty();
    }

    @Override
    public byte[] derive(byte[] password, byte[] salt, HashParameters parameters, int length) {
        if ((long) parameters.memory() * Blocks.BYTES > Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP) {
            throw new UnavailableException(
                    "a hash of " + parameters.memory() + " KiB takes more than an eighth of the heap");
        }
        try {
            return memory.lend(
                    Blocks.wordsFor(parameters),
                    words -> new Argon2id(parameters, words).derive(password, salt, NOTHING, NOTHING, length));
        } catch (OutOfMemoryError e) {
            throw new UnavailableException("argon2 cannot run now: the heap is too small for it");
        }
    }
}
