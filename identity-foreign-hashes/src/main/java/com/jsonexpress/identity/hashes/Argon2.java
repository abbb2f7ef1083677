package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import com.jsonexpress.identity.error.UnavailableException;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Any variant and version of argon2 (RFC 9106), of Bouncy Castle; its memory is on the heap. */
final class Argon2 implements ForeignHash {
    private static final long NANOS_OF_BLOCK = 2_000;
    private static final int BLOCKS_PER_LANE = 8;

    private final Supplier<Argon2Parameters> parameters;
    private final int memory;
    private final long cost;
    private final byte[] key;

    private Argon2(Supplier<Argon2Parameters> parameters, int memory, long cost, byte[] key) {
        this.parameters = parameters;
        this.memory = memory;
        this.cost = cost;
        this.key = key;
    }

    /**
     * @param type {@code i}, {@code d} or {@code id}
     * @param version 16 or 19
     * @param memory KiB
     */
    static Reading of(String type, int version, int memory, int passes, int lanes, byte[] salt, byte[] key) {
        if (!Limits.areSound(salt, key) || version != 16 && version != 19) {
            return Limits.damaged();
        }
        int variant = type.equals("id")
                ? Argon2Parameters.ARGON2_id
                : type.equals("i") ? Argon2Parameters.ARGON2_i : Argon2Parameters.ARGON2_d;
        return Limits.readable(
                isBearable(memory, passes, lanes),
                memory,
                () -> new Argon2(
                        () -> new Argon2Parameters.Builder(variant)
                                .withVersion(version)
                                .withMemoryAsKB(memory)
                                .withIterations(passes)
                                .withParallelism(lanes)
                                .withSalt(salt)
                                .build(),
                        memory,
                        cost(memory, passes),
                        key));
    }

    private static boolean isBearable(int memory, int passes, int lanes) {
        return passes >= 1
                && passes <= Limits.MAX_ARGON2_PASSES
                && lanes >= 1
                && lanes <= Limits.MAX_LANES
                && memory >= BLOCKS_PER_LANE * lanes
                && memory <= Limits.MAX_ARGON2_MEMORY
                && cost(memory, passes) <= Limits.MAX_NANOS;
    }

    private static long cost(long memory, int passes) {
        return NANOS_OF_BLOCK * memory * passes;
    }

    @Override
    public boolean verify(byte[] password) {
        return HeapShare.with(memory, () -> compare(password));
    }

    private boolean compare(byte[] password) {
        try {
            byte[] derived = new byte[key.length];
            var generator = new Argon2BytesGenerator();
            generator.init(parameters.get());
            generator.generateBytes(password, derived);
            return MessageDigest.isEqual(key, derived);
        } catch (OutOfMemoryError e) {
            throw new UnavailableException("argon2 cannot run now: the heap is too small for it");
        }
    }

    @Override
    public long cost() {
        return cost;
    }
}
