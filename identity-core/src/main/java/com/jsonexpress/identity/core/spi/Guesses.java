package com.jsonexpress.identity.core.spi;

/**
 * How many passwords were tried since the last right one. They are counted apart, so that strangers cannot shut out the
 * user's own devices.
 *
 * @param strangers by strangers, 0 or more
 * @param devices by devices of the user, 0 or more
 */
public record Guesses(int strangers, int devices) {
    public static final Guesses NONE = new Guesses(0, 0);

    public int of(Guesser who) {
        return who == Guesser.STRANGER ? strangers : devices;
    }

    Guesses plus(Guesser who, int change) {
        return who == Guesser.STRANGER
                ? new Guesses(Math.max(0, strangers + change), devices)
                : new Guesses(strangers, Math.max(0, devices + change));
    }
}
