package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.Argon2Function;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.BootException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses the argon2 that runs. Looks at the platform first, touches native code only where it can run, and lets each
 * candidate compute a known hash before it is trusted. {@link PasswordHasher#name()} tells which one it became and why.
 */
public final class Hashers {
    private final Platform platform;
    private final Supplier<Argon2Hasher> nativeOne;
    private final List<Argon2Function> installed;

    Hashers(Platform platform, Supplier<Argon2Hasher> nativeOne, List<Argon2Function> installed) {
        this.platform = platform;
        this.nativeOne = nativeOne;
        this.installed = installed;
    }

    /** Of what core brings alone. */
    public static PasswordHasher choose(HashImplementation wanted) {
        return choose(wanted, List.of());
    }

    /**
     * The hasher for this machine; a {@link BootException} where the one that is asked for cannot run.
     *
     * @param installed what may run instead of what core brings, where nothing certain is asked for
     */
    public static PasswordHasher choose(HashImplementation wanted, List<Argon2Function> installed) {
        return new Hashers(Platform.current(), Hashers::loadNative, installed).pick(wanted);
    }

    PasswordHasher pick(HashImplementation wanted) {
        return switch (wanted) {
            case JAVA -> pureJava("as configured");
            case NATIVE -> nativeOnly();
            case AUTO -> FasterArgon2.before(nativeOrJava(), installed);
        };
    }

    private Argon2Hasher nativeOrJava() {
        Attempt attempt = tryNative();
        return attempt.hasher().orElseGet(() -> pureJava("because " + attempt.obstacle()));
    }

    private Argon2Hasher nativeOnly() {
        Attempt attempt = tryNative();
        return attempt.hasher()
                .orElseThrow(() -> new BootException(
                        "The native argon2 cannot run here: " + attempt.obstacle(),
                        "Remove " + PasswordKeys.HASH_IMPLEMENTATION.name()
                                + " or set it to auto: the pure-Java argon2 then runs."));
    }

    private record Attempt(Optional<Argon2Hasher> hasher, String obstacle) {}

    private Attempt tryNative() {
        return platform.obstacle()
                .map(obstacle -> new Attempt(Optional.empty(), obstacle))
                .orElseGet(this::tryLoading);
    }

    /** JNA reports a missing, foreign or unmappable library (a temporary folder with noexec) as one of many errors. */
    private Attempt tryLoading() {
        try {
            Argon2Hasher hasher = nativeOne.get();
            return hasher.worksAsKnown()
                    ? new Attempt(Optional.of(hasher), "")
                    : new Attempt(Optional.empty(), "the native library computes a wrong hash");
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error | RuntimeException e) {
            return new Attempt(
                    Optional.empty(),
                    "the native library cannot be loaded: " + e.getClass().getSimpleName());
        }
    }

    private static Argon2Hasher loadNative() {
        Argon2 argon2 = new NativeArgon2();
        return new Argon2Hasher("argon2-jvm (native, " + NativeArgon2.origin() + ")", argon2);
    }

    private static Argon2Hasher pureJava(String reason) {
        var hasher = new Argon2Hasher("Bouncy Castle (pure Java, " + reason + ")", new JavaArgon2());
        String remedy =
                "Have org.bouncycastle:bcprov-jdk18on on the class path, in the version identity-core asks for.";
        try {
            if (hasher.worksAsKnown()) {
                return hasher;
            }
        } catch (LinkageError e) {
            throw new BootException("The pure-Java argon2, which runs " + reason + ", is missing", remedy, e);
        }
        throw new BootException("The pure-Java argon2 computes a wrong hash", remedy);
    }
}
