package com.jsonexpress.identity.argon2;

import static jdk.incubator.vector.VectorOperators.ROR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The compression function G of RFC 9106 §3.5, eight words at a time.
 *
 * <p>A block lies in memory in an order of its own ({@link #place}): its vector 4p + k holds the words 4k to 4k + 3 of row
 * 2p and those of row 2p + 1. So four vectors in a row are two rows, with the operands of the permutation P one below the
 * other; and every fourth vector makes two columns, with their words in the lanes 0, 1, 4, 5 and 2, 3, 6, 7. Nothing has to be
 * transposed between the two.
 *
 * <p>Why nothing that repeats itself here is a method: C2 stops inlining in a method that has grown large, and a vector
 * that is handed to a method that was not inlined is an object. Calls of the Vector API itself are always inlined.
 */
final class Compression {
    static final int BITS = 512;

    private static final VectorSpecies<Long> S = LongVector.SPECIES_512;
    private static final int VECTOR = 8;
    private static final int ROWS = 4 * VECTOR;
    private static final int WORDS = 4 * ROWS;
    /** A constant of the compiler: then C2 sees a product of 32 bits by 32, since JDK 24. */
    private static final long LOW = 0xFFFF_FFFFL;

    private static final VectorShuffle<Long> ROW_1 = VectorShuffle.fromValues(S, 1, 2, 3, 0, 5, 6, 7, 4);
    private static final VectorShuffle<Long> ROW_2 = VectorShuffle.fromValues(S, 2, 3, 0, 1, 6, 7, 4, 5);
    private static final VectorShuffle<Long> ROW_3 = VectorShuffle.fromValues(S, 3, 0, 1, 2, 7, 4, 5, 6);
    private static final VectorShuffle<Long> COLUMN_1 = VectorShuffle.fromValues(S, 1, 4, 3, 6, 5, 0, 7, 2);
    private static final VectorShuffle<Long> COLUMN_2 = VectorShuffle.fromValues(S, 4, 5, 6, 7, 0, 1, 2, 3);
    private static final VectorShuffle<Long> COLUMN_3 = VectorShuffle.fromValues(S, 5, 0, 7, 2, 1, 4, 3, 6);

    private Compression() {}

    /** How many bits a vector has on this machine. */
    static int widest() {
        return LongVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /** Where the word {@code i} of a block lies within it. */
    static int place(int i) {
        int row = i / 16;
        int column = i % 16;
        return row / 2 * ROWS + column / 4 * VECTOR + row % 2 * 4 + column % 4;
    }

    /**
     * {@code to = G(x, y)}, or over what is there, {@code to ^= G(x, y)}. All blocks lie in {@code m} and are given by where
     * they begin.
     *
     * @param z a block to work in; none of the others
     */
    static void compress(long[] m, int x, int y, int to, boolean over, int z) {
        for (int i = 0; i < WORDS; i += ROWS) {
            rows(m, x + i, y + i, z + i);
        }
        for (int i = 0; i < ROWS; i += VECTOR) {
            columns(m, x + i, y + i, to + i, over, z + i);
        }
    }

    /** {@code z = P(x ^ y)} of two rows. */
    private static void rows(long[] m, int x, int y, int z) {
        LongVector a = LongVector.fromArray(S, m, x).lanewise(XOR, LongVector.fromArray(S, m, y));
        LongVector b = LongVector.fromArray(S, m, x + VECTOR).lanewise(XOR, LongVector.fromArray(S, m, y + VECTOR));
        LongVector c =
                LongVector.fromArray(S, m, x + 2 * VECTOR).lanewise(XOR, LongVector.fromArray(S, m, y + 2 * VECTOR));
        LongVector d =
                LongVector.fromArray(S, m, x + 3 * VECTOR).lanewise(XOR, LongVector.fromArray(S, m, y + 3 * VECTOR));
        for (int half = 0; half < 2; half++) {
            LongVector p = a.and(LOW).mul(b.and(LOW));
            a = a.add(b).add(p).add(p);
            d = d.lanewise(XOR, a).lanewise(ROR, 32);
            p = c.and(LOW).mul(d.and(LOW));
            c = c.add(d).add(p).add(p);
            b = b.lanewise(XOR, c).lanewise(ROR, 24);
            p = a.and(LOW).mul(b.and(LOW));
            a = a.add(b).add(p).add(p);
            d = d.lanewise(XOR, a).lanewise(ROR, 16);
            p = c.and(LOW).mul(d.and(LOW));
            c = c.add(d).add(p).add(p);
            b = b.lanewise(XOR, c).lanewise(ROR, 63);
            b = b.rearrange(half == 0 ? ROW_1 : ROW_3);
            c = c.rearrange(ROW_2);
            d = d.rearrange(half == 0 ? ROW_3 : ROW_1);
        }
        a.intoArray(m, z);
        b.intoArray(m, z + VECTOR);
        c.intoArray(m, z + 2 * VECTOR);
        d.intoArray(m, z + 3 * VECTOR);
    }

    /** {@code to = P(z) ^ x ^ y} of two columns. */
    private static void columns(long[] m, int x, int y, int to, boolean over, int z) {
        LongVector a = LongVector.fromArray(S, m, z);
        LongVector b = LongVector.fromArray(S, m, z + ROWS);
        LongVector c = LongVector.fromArray(S, m, z + 2 * ROWS);
        LongVector d = LongVector.fromArray(S, m, z + 3 * ROWS);
        for (int half = 0; half < 2; half++) {
            LongVector p = a.and(LOW).mul(b.and(LOW));
            a = a.add(b).add(p).add(p);
            d = d.lanewise(XOR, a).lanewise(ROR, 32);
            p = c.and(LOW).mul(d.and(LOW));
            c = c.add(d).add(p).add(p);
            b = b.lanewise(XOR, c).lanewise(ROR, 24);
            p = a.and(LOW).mul(b.and(LOW));
            a = a.add(b).add(p).add(p);
            d = d.lanewise(XOR, a).lanewise(ROR, 16);
            p = c.and(LOW).mul(d.and(LOW));
            c = c.add(d).add(p).add(p);
            b = b.lanewise(XOR, c).lanewise(ROR, 63);
            b = b.rearrange(half == 0 ? COLUMN_1 : COLUMN_3);
            c = c.rearrange(COLUMN_2);
            d = d.rearrange(half == 0 ? COLUMN_3 : COLUMN_1);
        }
        a = a.lanewise(XOR, LongVector.fromArray(S, m, x)).lanewise(XOR, LongVector.fromArray(S, m, y));
        b = b.lanewise(XOR, LongVector.fromArray(S, m, x + ROWS)).lanewise(XOR, LongVector.fromArray(S, m, y + ROWS));
        c = c.lanewise(XOR, LongVector.fromArray(S, m, x + 2 * ROWS))
                .lanewise(XOR, LongVector.fromArray(S, m, y + 2 * ROWS));
        d = d.lanewise(XOR, LongVector.fromArray(S, m, x + 3 * ROWS))
                .lanewise(XOR, LongVector.fromArray(S, m, y + 3 * ROWS));
        if (over) {
            a = a.lanewise(XOR, LongVector.fromArray(S, m, to));
            b = b.lanewise(XOR, LongVector.fromArray(S, m, to + ROWS));
            c = c.lanewise(XOR, LongVector.fromArray(S, m, to + 2 * ROWS));
            d = d.lanewise(XOR, LongVector.fromArray(S, m, to + 3 * ROWS));
        }
        a.intoArray(m, to);
        b.intoArray(m, to + ROWS);
        c.intoArray(m, to + 2 * ROWS);
        d.intoArray(m, to + 3 * ROWS);
    }
}
