package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Contract 4: work in flight has ten seconds; an outage at boot is a boot failure like any other. */
class ShutdownTest {

    @Test
    void close_whileARequestRuns_waitsForItsAnswerAndRefusesNewOnes() throws Exception {
        Gatekeeper hasher = new Gatekeeper();
        Identity identity = Identity.start(IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .part(new Mailbox())
                .part(hasher));
        Client client = new Client(new DirectTransport(identity));
        client.register("ada@example.com");
        hasher.hold();
        CompletableFuture<Answer> login =
                CompletableFuture.supplyAsync(() -> client.login("ada@example.com", Client.PASSWORD));
        assertThat(hasher.entered.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(identity::close);
        Eventually.until(
                "new requests are refused", () -> client.get("/hello", "").status() == 503);
        assertThat(closing).isNotDone();
        hasher.letGo();

        assertThat(login.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        closing.get(20, TimeUnit.SECONDS);
        assertThat(client.login("ada@example.com", Client.PASSWORD).status()).isEqualTo(503);
    }

    @Test
    void boot_whileTheStoreIsDown_isABootFailure() {
        UserStore down = (UserStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {UserStore.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "name" -> "down";
                    case "traits" -> Traits.DEVELOPMENT;
                    case "hashCode" -> 1;
                    case "equals" -> self == arguments[0];
                    default -> throw new UnavailableException("the database does not answer");
                });
        assertThat(catchThrowable(() -> App.start(settings -> settings.part(down))))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("the database does not answer");
    }

    /** Holds whoever checks a password, until told to let go. */
    private static final class Gatekeeper implements PasswordHasher {
        private final InsecureFastHasher fast = new InsecureFastHasher();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean holding;

        void hold() {
            holding = true;
        }

        void letGo() {
            released.countDown();
        }

        @Override
        public String name() {
            return "gatekeeper";
        }

        @Override
        public String hash(byte[] password, byte[] salt, HashParameters parameters) {
            return fast.hash(password, salt, parameters);
        }

        @Override
        public boolean verify(String hash, byte[] password) {
            if (holding) {
                entered.countDown();
                try {
                    released.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return fast.verify(hash, password);
        }
    }
}
