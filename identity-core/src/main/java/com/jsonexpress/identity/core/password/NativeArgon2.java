package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import com.sun.jna.Library;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Version;
import de.mkammerer.argon2.jna.Argon2Library;
import java.io.File;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The C library through argon2-jvm. Its memory lies outside the heap, so nothing but the gate bounds it. The call that
 * copies the password into native memory and wipes that copy is the one used.
 *
 * <p>The constructor loads native code; on musl the bundled library loads and then crashes the JVM at the first hash, so
 * {@link Platform} is asked before.
 */
final class NativeArgon2 implements Argon2 {
    private final Argon2Advanced library = Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id);

    /** {@code bundled library} or {@code libargon2 of the system}: JNA takes the host's before the bundled one. */
    static String origin() {
        @Nullable
        File file = ((Library.Handler) Proxy.getInvocationHandler(Argon2Library.INSTANCE))
                .getNativeLibrary()
                .getFile();
        return file != null && file.getName().startsWith("jna") ? "bundled library" : "libargon2 of the system";
    }

    @Override
    public byte[] derive(byte[] password, byte[] salt, HashParameters parameters, int length) {
        int iterations = parameters.iterations();
        int memory = parameters.memory();
        int lanes = parameters.parallelism();
        try {
            return password.length == 0 // JNA cannot allocate nothing
                    ? library.pbkdf(iterations, memory, lanes, password, salt, length)
                    : withWipedCopy(iterations, memory, lanes, password, salt, length);
        } catch (IllegalStateException e) {
            throw new UnavailableException("argon2 cannot run now: " + e.getMessage());
        }
    }

    @SuppressWarnings("NullAway") // no secret and no associated data is null in this library
    private byte[] withWipedCopy(int iterations, int memory, int lanes, byte[] password, byte[] salt, int length) {
        return library.rawHashAdvanced(
                iterations, memory, lanes, password, salt, null, null, length, Argon2Version.V13);
    }
}
