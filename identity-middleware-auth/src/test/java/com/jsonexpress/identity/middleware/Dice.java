package com.jsonexpress.identity.middleware;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that is the same in every run. */
final class Dice {
    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Neighbouring numbers give unlike dice, which {@link Random} alone does not promise. */
    static Dice of(String rule, int number) {
        return new Dice((31L * rule.hashCode() + number) * 0x9E3779B97F4A7C15L);
    }

    static Dice again(long seed) {
        return new Dice(seed);
    }

    long seed() {
        return random.nextLong();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean flip() {
        return random.nextBoolean();
    }

    @SafeVarargs
    final <T> T one(T... values) {
        return values[below(values.length)];
    }

    <T> T one(List<T> values) {
        return values.get(below(values.size()));
    }

    void shuffle(List<?> values) {
        Collections.shuffle(values, random);
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
