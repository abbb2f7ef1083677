package com.jsonexpress.identity.argon2;

import com.jsonexpress.identity.core.spi.HashParameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The memory of one hash: blocks of 1 KiB in one array. */
final class Blocks {
    static final int BYTES = 1024;

    private static final int WORDS = BYTES / Long.BYTES;
    /** After the blocks of the hash: one that stays zero, two for addresses, one to compress in. */
    private static final int SPARE = 4;
    /**
     * An array's words begin 16 bytes after the object, and large objects of the collector G1 at 64 bytes: from here on no
     * vector crosses a line of the cache.
     */
    private static final int START = 6;

    private final long[] words;
    private final int count;

    Blocks(long[] words, int count) {
        this.words = words;
        this.count = count;
    }

    /** What the constructor wants. */
    static int wordsFor(HashParameters parameters) {
        return START + (parameters.memory() + SPARE) * WORDS;
    }

    /** A block that is zero. */
    int zero() {
        return count;
    }

    /** The first of two blocks for addresses. */
    int addresses() {
        return count + 1;
    }

    long get(int block, int word) {
        return words[at(block) + Compression.place(word)];
    }

    void set(int block, int word, long value) {
        words[at(block) + Compression.place(word)] = value;
    }

    void read(int block, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < WORDS; i++) {
            set(block, i, buffer.getLong(i * Long.BYTES));
        }
    }

    byte[] bytes(int block) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < WORDS; i++) {
            buffer.putLong(get(block, i));
        }
        return buffer.array();
    }

    void add(int block, int other) {
        for (int i = 0; i < WORDS; i++) {
            words[at(block) + i] ^= words[at(other) + i];
        }
    }

    /** {@code to = G(x, y)}. */
    void compress(int x, int y, int to) {
        Compression.compress(words, at(x), at(y), at(to), false, at(count + SPARE - 1));
    }

    /** {@code to = to ^ G(x, y)}. */
    void compressOver(int x, int y, int to) {
        Compression.compress(words, at(x), at(y), at(to), true, at(count + SPARE - 1));
    }

    private static int at(int block) {
        return START + block * WORDS;
    }
}
