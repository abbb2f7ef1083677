package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The link of a forced reset tells of one password at most whether it was the one before. */
class ForcedResetTest {
    private static final String ADA = "ada@example.com";
    private static final String OTHER = Secrets.note("a-quite-new-heron");

    private final PasswordHasher fast = new InsecureFastHasher();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private volatile boolean busy;

    @Test
    void guesses_whileNoHashCanBeMade_areAnsweredAlike() {
        try (App app = App.start(HostFixture.DIRECT, new BusyHasher(), settings -> settings)) {
            String id = app.client().register(ADA).string("user.id");
            app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
            String link = app.mailbox().awaitToken(ADA, "new password");
            busy = true;
            assertThat(reset(app, link, Client.PASSWORD)).isEqualTo(503);
            assertThat(reset(app, link, OTHER)).isEqualTo(503);
            busy = false;
            assertThat(reset(app, link, Client.PASSWORD)).isEqualTo(400);
            assertThat(reset(app, link, OTHER)).isEqualTo(200);
        }
    }

    @Test
    void guess_whoseLinkIsSpentMeanwhile_learnsNothing() {
        UnaryOperator<IdentitySettings> two = settings -> settings.set("jex.auth.hash.concurrency", "2");
        try (App app = App.start(HostFixture.DIRECT, new BusyHasher(), two)) {
            String id = app.client().register(ADA).string("user.id");
            app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
            String link = app.mailbox().awaitToken(ADA, "new password");
            meanwhile.set(() -> assertThat(reset(app, link, OTHER)).isEqualTo(200));

            assertThat(app.client()
                            .post("/auth/password/reset", "token", link, "newPassword", Client.PASSWORD)
                            .code())
                    .isEqualTo("invalid_token");
        }
    }

    private static int reset(App app, String link, String password) {
        return app.client()
                .post("/auth/password/reset", "token", link, "newPassword", password)
                .status();
    }

    /** Compares, and at times makes no hash. */
    private final class BusyHasher implements PasswordHasher {
        @Override
        public String name() {
            return fast.name();
        }

        @Override
        public String hash(byte[] password, byte[] salt, HashParameters parameters) {
            if (busy) {
                throw new UnavailableException("no hash can be made in a test");
            }
            return fast.hash(password, salt, parameters);
        }

        @Override
        public boolean verify(String hash, byte[] password) {
            meanwhile.getAndSet(() -> {}).run();
            return fast.verify(hash, password);
        }
    }
}
