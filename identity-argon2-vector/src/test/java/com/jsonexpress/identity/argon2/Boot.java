package com.jsonexpress.identity.argon2;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;

/** Starts the engine, in a JVM of its own. */
final class Boot {
    private Boot() {}

    public static void main(String[] arguments) {
        Identity.start(IdentitySettings.none().codeOnly()).close();
    }
}
