package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;

/** Each way to end what a session may do, on one instance. */
enum Revocation {
    LOGOUT {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.post("/auth/logout", "refreshToken", victim.refresh());
        }
    },
    LOGOUT_OF_ALL {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.post("/auth/logout", "refreshToken", victim.otherRefresh(), "all", true);
        }
    },
    PASSWORD_CHANGE {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.send(
                    "POST",
                    "/auth/password/change",
                    victim.otherAccess(),
                    "currentPassword",
                    Client.PASSWORD,
                    "newPassword",
                    NEW_PASSWORD);
        }
    },
    PASSWORD_RESET {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.post("/auth/password/reset", "token", victim.reset().token(), "newPassword", NEW_PASSWORD);
        }
    },
    DISABLE {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.send("PATCH", "/users/" + victim.id(), admin, "disabled", true);
        }
    },
    ROLE_CHANGE {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.send("PATCH", "/users/" + victim.id(), admin, "role", "editor");
        }
    },
    FORCED_RESET {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.send("PATCH", "/users/" + victim.id(), admin, "requirePasswordReset", true);
        }
    },
    REVOKE {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.send("POST", "/users/" + victim.id() + "/revoke", admin);
        }
    },
    DELETE {
        @Override
        Answer on(Client client, String admin, Victim victim) {
            return client.send("DELETE", "/users/" + victim.id(), admin);
        }
    };

    static final String NEW_PASSWORD = Secrets.note("quite-another-horse-of-hers");

    /** A user with two sessions and a link. */
    record Victim(String id, String access, String refresh, String otherAccess, String otherRefresh, Mails.Mail reset) {
        static Victim of(Client client, Mails mails, String email) {
            Answer one = client.register(email);
            assertThat(one.status()).as(one.text()).isEqualTo(201);
            Answer other = client.login(email, Client.PASSWORD);
            client.post("/auth/password/forgot", "email", email);
            Patience.until("both mails came to " + email, () -> mails.to(email).size() == 2);
            return new Victim(
                    one.string("user.id"),
                    one.string("accessToken"),
                    one.string("refreshToken"),
                    other.string("accessToken"),
                    other.string("refreshToken"),
                    mails.to(email).stream()
                            .filter(mail -> mail.text().contains("/reset?"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    abstract Answer on(Client client, String admin, Victim victim);
}
