package com.jsonexpress.identity.core.password;

/** Which argon2 to run. */
public enum HashImplementation {
    /** The native one where it can run, else pure Java. */
    AUTO,
    /** The native one; boot fails where it cannot run. */
    NATIVE,
    /** Pure Java; no native code is touched. */
    JAVA
}
