package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Accounts;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registration counts no guess, so it compares none, but for one that contests the account where it is wrong. */
class RegistrationGuessTest {
    private static final String OTHER = Secrets.note("somebody-elses-donkey");

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void register_ofAKnownAddress_comparesWithItsHashOnceAtMost(String verifiedMode) {
        try (App app = App.start("jex.auth.requireVerifiedEmail", verifiedMode)) {
            app.client().login("nobody@example.com", OTHER);
            String decoy = app.hasher().lastCompared();
            for (String state : Accounts.STATES) {
                String email = Accounts.make(app, state);
                if (state.equals("unverified")) {
                    assertThat(compared(app, email, Client.PASSWORD)).isNotEqualTo(decoy);
                    assertThat(compared(app, email, OTHER)).isNotEqualTo(decoy);
                }
                for (String password : new String[] {OTHER, Client.PASSWORD}) {
                    assertThat(compared(app, email, password)).as(state).isEqualTo(decoy);
                }
            }
        }
    }

    private static String compared(App app, String email, String password) {
        app.client().post("/auth/register", "email", email, "password", password);
        return app.hasher().lastCompared();
    }
}
