package com.jsonexpress.identity;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.discovery.Discovery;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.TokenVerifier;
import java.util.Comparator;
import java.util.Map;

/**
 * A running account system, to be put in front of an application.
 *
 * <p>Thread-safe. Host adapters call {@link #handle}; trusted code of the application calls {@link #users()}.
 */
public interface Identity extends AutoCloseable {

    /** Starts on configuration and discovery alone. */
    static Identity start() {
        return start(IdentitySettings.none());
    }

    /**
     * Starts with what {@code settings} add.
     *
     * @throws BootException whatever is wrong, with its remedy
     */
    static Identity start(IdentitySettings settings) {
        var found = new Discovery(settings.classLoader().orElse(null)).find(IdentityRuntime.class);
        if (!found.broken().isEmpty()) {
            throw new BootException(
                    "an identity runtime on the class path cannot be used: " + String.join("; ", found.broken()),
                    "Repair or remove the jar that is named.");
        }
        return found.services().stream()
                .max(Comparator.comparingInt(IdentityRuntime::precedence))
                .orElseThrow(() -> new BootException(
                        "no identity runtime on the class path",
                        "Add the dependency com.jsonexpress:identity-preset (the whole account system) "
                                + "or com.jsonexpress:identity-middleware-auth (verifying tokens alone)."))
                .start(settings);
    }

    /** Decides about one request: an answer of ours, or leave to proceed with the caller known. Never throws. */
    Reply handle(Request request);

    /** Trusted code's access to the users; {@code IllegalStateException} in a runtime that only verifies. */
    Users users();

    /** Checks a token outside HTTP, for instance of a web socket; see {@link TokenVerifier#verify}. */
    TokenVerifier tokens();

    /** The configuration this instance runs on; adapters read their own keys from it. */
    Config config();

    /**
     * How each part is, by its role: {@code kv}, {@code store}, {@code queue}, {@code email}; a plugin by its name. Asks the parts
     * now, each time, so that it may block; a part that throws is down. Empty in a runtime that only verifies.
     */
    Map<String, Health> health();

    /**
     * Tells that the application is ready, upon which a freshly seeded admin's password is announced. {@link #start()}
     * does it itself unless {@link IdentitySettings#announcedByHost()} is set. Repeats do nothing.
     */
    void ready();

    /** Ends work in flight within ten seconds and closes every part once, in reverse order. Repeats do nothing. */
    @Override
    void close();
}
