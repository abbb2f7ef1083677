package com.jsonexpress.identity.core.limit;

import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.spi.UserRecord;

/**
 * Tells the devices on which a user has logged in from those of strangers. A device token is {@code device.mac}: bound to
 * the user and its mail version, so that a reset and a disable end it. Nothing is stored. It opens nothing;
 * it only keeps the wrong guesses of others from counting against its holder. Thread-safe.
 */
public final class DeviceTokens {
    private static final String PURPOSE = "device";
    private static final int MAX_TOKEN = 128;

    private final Authenticator authenticator;
    private final RandomNames names;

    /** @param authenticator of this purpose alone */
    public DeviceTokens(Authenticator authenticator, RandomNames names) {
        this.authenticator = authenticator;
        this.names = names;
    }

    /** A token for a device on which the user has given the right password. */
    public String issue(UserRecord user) {
        String device = names.id();
        return device + "." + mac(user, device);
    }

    /** Whether it is a token of this user that still counts. */
    public boolean isKnown(String token, UserRecord user) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > MAX_TOKEN) {
            return false;
        }
        String device = token.substring(0, dot);
        return authenticator.accepts(token.substring(dot + 1), new byte[0], PURPOSE, user.id(), version(user), device);
    }

    private String mac(UserRecord user, String device) {
        return authenticator.mac(new byte[0], PURPOSE, user.id(), version(user), device);
    }

    private static String version(UserRecord user) {
        return Long.toString(user.mailVersion());
    }
}
