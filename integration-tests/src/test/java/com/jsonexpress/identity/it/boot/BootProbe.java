package com.jsonexpress.identity.it.boot;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;

/** Boots with each argument's keys, prints what came of it, and tries the routes. The main class of a child JVM. */
public final class BootProbe {
    private BootProbe() {}

    public static void main(String[] boots) {
        for (String keys : boots) {
            boot(keys);
        }
    }

    private static void boot(String keys) {
        IdentitySettings settings = IdentitySettings.none().codeOnly();
        for (String pair : keys.split(";")) {
            int equals = pair.indexOf('=');
            settings = equals < 0 ? settings : settings.set(pair.substring(0, equals), pair.substring(equals + 1));
        }
        try (Identity identity = Identity.start(settings)) {
            System.out.println("BOOTED with " + identity.health().keySet());
            tryRoutes(identity);
        } catch (BootException e) {
            System.out.println("FAILED " + e);
        }
    }

    private static void tryRoutes(Identity identity) {
        Client client = new Client(new DirectTransport(identity));
        Answer user = client.register("ada@example.com");
        tell("register", user);
        tell("login", client.login("ada@example.com", Client.PASSWORD));
        tell("refresh", client.refresh(user.string("refreshToken")));
        tell("me", client.get("/auth/me", user.string("accessToken")));
        tell("anonymous", client.get("/hello", ""));
        tell("forgot", client.post("/auth/password/forgot", "email", "ada@example.com"));
        tell("resend", client.post("/auth/verify/resend", "email", "ada@example.com"));
        tell("verify", client.post("/auth/verify", "token", "x"));
        tell("reset", client.post("/auth/password/reset", "token", "x", "newPassword", Client.PASSWORD));
        identity.users()
                .update(user.string("user.id"), UserChanges.role("admin"))
                .orThrow();
        String admin = client.login("ada@example.com", Client.PASSWORD).string("accessToken");
        tell("list", client.get("/users", admin));
        tell("provision", client.send("POST", "/users", admin, "email", "bob@example.com", "role", "editor"));
        tell("logout", client.post("/auth/logout", "refreshToken", user.string("refreshToken")));
    }

    private static void tell(String step, Answer answer) {
        String code = answer.status() >= 400 ? " " + answer.code() : "";
        System.out.println("STEP " + step + " " + answer.status() + code);
    }
}
