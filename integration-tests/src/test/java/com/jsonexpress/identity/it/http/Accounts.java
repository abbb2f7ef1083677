package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.List;

/** Accounts in each state that an address can be in; all but the invited one with {@link Client#PASSWORD}. */
final class Accounts {
    static final List<String> STATES =
            List.of("active", "unverified", "contested", "disabled", "forced to reset", "invited");

    private static final String ANOTHER = Secrets.note("yet-another-pony-here");

    private Accounts() {}

    /** Makes one and gives its address. Everything that makes it is done through the public entrances. */
    static String make(App app, String state) {
        String email = state.replace(' ', '-') + "@example.com";
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
        if (state.equals("forced to reset")) {
            app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
            app.mailbox().await(email, "new password");
        }
        return email;
    }
}
