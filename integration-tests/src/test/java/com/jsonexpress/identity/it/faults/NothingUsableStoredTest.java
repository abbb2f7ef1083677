package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.it.support.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Contract 1: no dump of the key-value store or the queue shows a password or a usable token. */
@Asvs("14.2.4")
class NothingUsableStoredTest {
    private static final String NEW = Secrets.note("correct-battery-of-staples");
    private static final String NEWER = Secrets.note("yet-another-long-password");

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of(Client.PASSWORD, NEW, NEWER));

    @Test
    void everythingWritten_inALifeOfAnAccount_holdsNoTokenNoMacAndNoPassword() {
        try (Scene scene = new Scene()) {
            Meddler dump = (operation, arguments, real) -> {
                for (Object argument : arguments) {
                    note(argument);
                }
                return real.call(arguments);
            };
            scene.kvMeddler = dump;
            scene.queueMeddler = dump;
            scene.boot();
            live(scene);
            scene.mailbox().all().stream()
                    .filter(mail -> mail.text().contains("token="))
                    .map(Mailbox::tokenOf)
                    .forEach(secrets::add);
        }
        assertThat(secrets).hasSizeGreaterThan(14);
        assertThat(written).hasSizeGreaterThan(30);
        for (String secret : secrets) {
            String mac = secret.substring(secret.lastIndexOf('.') + 1);
            assertThat(written)
                    .noneMatch(text -> text.contains(secret))
                    .noneMatch(text -> text.contains(mac))
                    .noneMatch(text -> text.contains(decoded(mac)));
        }
    }

    private void note(Object argument) {
        if (argument instanceof byte[] bytes) {
            written.add(new String(bytes, StandardCharsets.ISO_8859_1));
        } else {
            written.add(String.valueOf(argument));
        }
    }

    private static String decoded(String mac) {
        try {
            return new String(Base64.getUrlDecoder().decode(mac), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return mac; // a password
        }
    }

    private void live(Scene scene) {
        Client client = scene.client();
        Answer ada = met(client.register("ada@example.com"));
        client.post("/auth/verify", "token", scene.mailbox().awaitToken("ada@example.com", "Confirm"));
        Answer second = met(client.refresh(ada.string("refreshToken")));
        client.refresh(ada.string("refreshToken"));
        Answer changed = met(client.send(
                "POST",
                "/auth/password/change",
                second.string("accessToken"),
                "currentPassword",
                Client.PASSWORD,
                "newPassword",
                NEW));
        client.get("/auth/me", changed.string("accessToken"));
        client.post("/auth/password/forgot", "email", "ada@example.com");
        client.post(
                "/auth/password/reset",
                "token",
                scene.mailbox().awaitToken("ada@example.com", "new password"),
                "newPassword",
                NEWER);
        met(client.login("ada@example.com", NEWER));
        provisioned(scene);
    }

    private void provisioned(Scene scene) {
        Client client = scene.client();
        String admin = scene.app().admin("root@example.com");
        secrets.add(admin);
        String id = client.send("POST", "/users", admin, "email", "bob@example.com", "role", "editor")
                .string("id");
        client.send("POST", "/users/" + id + "/invite", admin);
        scene.mailbox().await("bob@example.com", "account at");
        client.post("/auth/verify/resend", "email", "bob@example.com");
        scene.mailbox().await("bob@example.com", "new password");
        client.send("PATCH", "/users/" + id, admin, "disabled", true);
    }

    private Answer met(Answer answer) {
        secrets.add(answer.string("accessToken"));
        secrets.add(answer.string("refreshToken"));
        return answer;
    }
}
