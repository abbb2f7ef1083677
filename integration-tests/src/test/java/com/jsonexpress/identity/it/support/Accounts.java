package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.UserChanges;
import java.util.List;

/** Accounts in each state that an address can be in; all but the invited one with {@link Client#PASSWORD}. */
public final class Accounts {
    public static final List<String> STATES =
            List.of("active", "unverified", "contested", "disabled", "forced to reset", "invited", "switched off");

    private static final int GUESSES = 50;
    private static final String ANOTHER = Secrets.note("yet-another-pony-here");

    private Accounts() {}

    /** Makes one and gives its address. Everything that makes it is done through the public entrances. */
    public static String make(App app, String state) {
        return make(app, state, state.replace(' ', '-') + "@example.com");
    }

    public static String make(App app, String state, String email) {
        if (state.equals("invited")) {
            app.identity().users().provision(email, "user").orThrow();
            app.mailbox().await(email, "Your account");
            return email;
        }
        app.client().register(email);
        String token = app.mailbox().awaitToken(email, "Confirm");
        switch (state) {
            case "unverified" -> {}
            case "contested" -> app.client().post("/auth/register", "email", email, "password", ANOTHER);
            default -> app.client().post("/auth/verify", "token", token);
        }
        String id = app.identity().users().findByEmail(email).orElseThrow().id();
        if (state.equals("disabled")) {
            app.identity().users().update(id, UserChanges.disabled(true)).orThrow();
        }
        if (state.equals("switched off")) {
            for (int i = 0; i < GUESSES; i++) {
                app.client().login(email, ANOTHER);
            }
            app.mailbox().await(email, "password");
        }
        if (state.equals("forced to reset")) {
            app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
            app.mailbox().await(email, "new password");
        }
        return email;
    }
}
