package com.jsonexpress.identity.argon2;

import com.jsonexpress.identity.core.spi.HashParameters;
import java.util.Arrays;

/** One computation of argon2id: RFC 9106 §3.2. */
final class Argon2id {
    /** Of the algorithm, RFC 9106 §3.2. */
    private static final int VERSION = 0x13;

    static final int TYPE = 2;

    private final HashParameters parameters;
    private final int lanes;
    private final int laneLength;
    private final Blocks blocks;

    Argon2id(HashParameters parameters, long[] words) {
        this.parameters = parameters;
        this.lanes = parameters.parallelism();
        this.laneLength = parameters.memory() / (4 * lanes) * 4;
        this.blocks = new Blocks(words, lanes * laneLength);
    }

    /**
     * @param secret nothing, but in the RFC's test vector
     * @param associated likewise
     */
    byte[] derive(byte[] password, byte[] salt, byte[] secret, byte[] associated, int length) {
        fillFirst(h0(password, salt, secret, associated, length));
        new Filling(blocks, lanes, laneLength, parameters.iterations()).run();
        int last = laneLength - 1;
        for (int lane = 1; lane < lanes; lane++) {
            blocks.add(last, lane * laneLength + last);
        }
        byte[] sum = blocks.bytes(last);
        try {
            return Blake2b.longHash(length, sum);
        } finally {
            Arrays.fill(sum, (byte) 0);
        }
    }

    /** The first two blocks of each lane, RFC 9106 §3.2 steps 1 to 4. */
    private void fillFirst(byte[] h0) {
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = 0; i < 2; i++) {
                byte[] block = Blake2b.longHash(Blocks.BYTES, h0, Blake2b.le32(i), Blake2b.le32(lane));
                blocks.read(lane * laneLength + i, block);
                Arrays.fill(block, (byte) 0);
            }
        }
        Arrays.fill(h0, (byte) 0);
    }

    private byte[] h0(byte[] password, byte[] salt, byte[] secret, byte[] associated, int length) {
        return Blake2b.hash(
                64,
                Blake2b.le32(lanes),
                Blake2b.le32(length),
                Blake2b.le32(parameters.memory()),
                Blake2b.le32(parameters.iterations()),
                Blake2b.le32(VERSION),
                Blake2b.le32(TYPE),
                Blake2b.le32(password.length),
                password,
                Blake2b.le32(salt.length),
                salt,
                Blake2b.le32(secret.length),
                secret,
                Blake2b.le32(associated.length),
                associated);
    }
}
