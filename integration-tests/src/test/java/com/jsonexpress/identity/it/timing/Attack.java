package com.jsonexpress.identity.it.timing;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.function.BiFunction;

/** What a stranger times to learn whether an address has an account, and in which state. */
enum Attack {
    LOGIN((client, email) -> client.login(email, wrong())),
    FORGOT((client, email) -> client.post("/auth/password/forgot", "email", email)),
    RESEND((client, email) -> client.post("/auth/verify/resend", "email", email)),
    REGISTER((client, email) -> client.post("/auth/register", "email", email, "password", wrong())),
    /** A request that has nothing to do with the address, while the job of the one before it runs. */
    AFTER_FORGOT((client, email) -> client.get("/users/me", "none"));

    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<Client, String, Answer> call;

    Attack(BiFunction<Client, String, Answer> call) {
        this.call = call;
    }

    private static String wrong() {
        return Secrets.note("not-the-right-horses");
    }

    /** What comes before it and is not timed. */
    void prepare(Client client, String email, String state) {
        if (this == REGISTER && state.equals("unverified")) {
            client.register(email); // the attack makes it contested, so each needs one of its own
        }
        if (this == AFTER_FORGOT) {
            client.post("/auth/password/forgot", "email", email);
        }
    }

    Answer run(Client client, String email) {
        return call.apply(client, email);
    }

    /** Whether each attempt needs an address of its own to meet this state. */
    boolean spends(String state) {
        return this == REGISTER && (state.startsWith("unknown") || state.equals("unverified"));
    }
}
