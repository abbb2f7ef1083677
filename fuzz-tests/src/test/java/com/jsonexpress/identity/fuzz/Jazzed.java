package com.jsonexpress.identity.fuzz;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls: the target that it is given by name. */
public final class Jazzed {
    private static @Nullable FuzzTest target;

    private Jazzed() {}

    public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        target = (FuzzTest) constructor.newInstance();
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (target == null) {
            throw new IllegalStateException("not initialised");
        }
        target.look(input);
    }
}
