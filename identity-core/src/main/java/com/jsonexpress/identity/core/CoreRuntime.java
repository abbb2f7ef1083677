package com.jsonexpress.identity.core;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentityRuntime;
import com.jsonexpress.identity.IdentitySettings;

/** The whole runtime, for {@code ServiceLoader}; it wins over one that only verifies. */
public final class CoreRuntime implements IdentityRuntime {

    @Override
    public int precedence() {
        return 100;
    }

    @Override
    public Identity start(IdentitySettings settings) {
        return IdentityEngine.start(settings);
    }
}
