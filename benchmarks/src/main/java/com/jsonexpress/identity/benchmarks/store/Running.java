package com.jsonexpress.identity.benchmarks.store;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;

/** Starts a provider as the library does. */
final class Running {
    private Running() {}

    /** Whoever closes what this returns closes the provider. */
    static Identity with(Object provider) {
        return Identity.start(IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", "wpV7-kd02-Qm4x-91Lz-ttRe-77Bc-aaX0-benchmark")
                .part(provider));
    }
}
