package com.jsonexpress.identity.core.password;

/** Which argon2 to run. */
public enum HashImplementation {
    /** An installed faster one where it runs and proves itself, else the native one where it can run, else pure Java. */
    AUTO,
    /** The native one; boot fails where it cannot run. */
    NATIVE,
    /** Pure Java; no native code is touched. */
    JAVA
}
