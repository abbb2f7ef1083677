package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentityRuntime;
import com.jsonexpress.identity.IdentitySettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Found as the real runtimes are. */
public final class FakeRuntime implements IdentityRuntime {
    private static final List<FakeIdentity> STARTED = new CopyOnWriteArrayList<>();

    /** The identity that was started last. */
    static FakeIdentity last() {
        return STARTED.get(STARTED.size() - 1);
    }

    @Override
    public int precedence() {
        return 100;
    }

    @Override
    public Identity start(IdentitySettings settings) {
        FakeIdentity identity = new FakeIdentity(settings);
        STARTED.add(identity);
        return identity;
    }
}
