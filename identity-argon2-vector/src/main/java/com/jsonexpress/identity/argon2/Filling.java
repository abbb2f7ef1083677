package com.jsonexpress.identity.argon2;

/**
 * Fills the memory, RFC 9106 §3.4: every block from its predecessor and another one. The first half of the first pass
 * chooses that one by counting, so that the choice tells nothing; the rest by what the predecessor holds.
 */
final class Filling {
    private static final int SLICES = 4;
    private static final int WORDS = 128;
    private static final int COUNTER = 6;

    private final Blocks blocks;
    private final int lanes;
    private final int laneLength;
    private final int segmentLength;
    private final int passes;

    Filling(Blocks blocks, int lanes, int laneLength, int passes) {
        this.blocks = blocks;
        this.lanes = lanes;
        this.laneLength = laneLength;
        this.segmentLength = laneLength / SLICES;
        this.passes = passes;
    }

    private record Segment(int pass, int slice, int lane) {
        boolean countsAddresses() {
            return pass == 0 && slice < SLICES / 2;
        }

        boolean isFirst() {
            return pass == 0 && slice == 0;
        }
    }

    void run() {
        for (int pass = 0; pass < passes; pass++) {
            for (int slice = 0; slice < SLICES; slice++) {
                for (int lane = 0; lane < lanes; lane++) {
                    fill(new Segment(pass, slice, lane));
                }
            }
        }
    }

    private void fill(Segment segment) {
        if (segment.countsAddresses()) {
            startCounting(segment);
        }
        int lane = segment.lane() * laneLength;
        int before = segment.slice() * segmentLength;
        for (int i = segment.isFirst() ? 2 : 0; i < segmentLength; i++) {
            int at = before + i;
            int previous = lane + (at == 0 ? laneLength : at) - 1;
            long pseudoRandom = segment.countsAddresses() ? counted(i) : blocks.get(previous, 0);
            int reference = reference(segment, i, pseudoRandom);
            if (segment.pass() == 0) {
                blocks.compress(previous, reference, lane + at);
            } else {
                blocks.compressOver(previous, reference, lane + at);
            }
        }
    }

    /** §3.4.1.2; the counter is zero. */
    private void startCounting(Segment segment) {
        long[] input = {segment.pass(), segment.lane(), segment.slice(), lanes * laneLength, passes, Argon2id.TYPE, 0};
        for (int i = 0; i < input.length; i++) {
            blocks.set(blocks.addresses(), i, input[i]);
        }
        if (segment.isFirst()) {
            nextAddresses();
        }
    }

    private long counted(int i) {
        if (i % WORDS == 0) {
            nextAddresses();
        }
        return blocks.get(blocks.addresses() + 1, i % WORDS);
    }

    private void nextAddresses() {
        int input = blocks.addresses();
        int output = input + 1;
        blocks.set(input, COUNTER, blocks.get(input, COUNTER) + 1);
        blocks.compress(blocks.zero(), input, output);
        blocks.compress(blocks.zero(), output, output);
    }

    /** The block that J1 and J2 choose, §3.4.2. */
    private int reference(Segment segment, int i, long pseudoRandom) {
        int lane = segment.isFirst() ? segment.lane() : (int) ((pseudoRandom >>> 32) % lanes);
        boolean own = lane == segment.lane();
        int done = segment.pass() == 0 ? segment.slice() * segmentLength : laneLength - segmentLength;
        long area = done + (own ? i - 1 : i == 0 ? -1 : 0);
        long j1 = pseudoRandom & 0xFFFF_FFFFL;
        long x = j1 * j1 >>> 32;
        long back = area - 1 - (area * x >>> 32);
        int oldest = segment.pass() == 0 ? 0 : (segment.slice() + 1) % SLICES * segmentLength;
        return lane * laneLength + (int) ((oldest + back) % laneLength);
    }
}
