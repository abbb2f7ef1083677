package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.JdkFixture;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * A database with one connection, and a hash that does not end: whoever needs the connection meanwhile gets it, so that the
 * one who hashes does not hold it (issue 6: no argon2 while a connection is held).
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HashingConnectionTest {
    private static final String EMAIL = "ada@example.com";

    /** Stands still where it is told to. */
    private static final class StillHasher implements PasswordHasher {
        private final PasswordHasher hasher = new InsecureFastHasher();
        private volatile CountDownLatch entered = new CountDownLatch(0);
        private volatile CountDownLatch leave = new CountDownLatch(0);

        void stop() {
            leave = new CountDownLatch(1);
            entered = new CountDownLatch(1);
        }

        @Override
        public String name() {
            return hasher.name();
        }

        @Override
        public String hash(byte[] password, byte[] salt, HashParameters parameters) {
            stand();
            return hasher.hash(password, salt, parameters);
        }

        @Override
        public boolean verify(String hash, byte[] password) {
            stand();
            return hasher.verify(hash, password);
        }

        private void stand() {
            entered.countDown();
            await(leave);
        }

        static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private final StillHasher hasher = new StillHasher();
    private final HikariDataSource source = new HikariDataSource();
    private final ExecutorService caller = Executors.newSingleThreadExecutor();
    private final Mails mails = new Mails();
    private HostFixture.Running running;
    private Client client;
    private String access;

    @BeforeAll
    void start() {
        source.setJdbcUrl(Postgres.database());
        source.setMaximumPoolSize(1);
        source.setConnectionTimeout(10_000);
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .set("jex.kv", "jdbc")
                .offer(source)
                .part(hasher);
        for (var key : mails.keys().entrySet()) {
            settings = settings.set(key.getKey(), key.getValue());
        }
        running = new JdkFixture().start(settings);
        client = new Client(running.transport());
        access = client.register(EMAIL).string("accessToken");
    }

    @AfterAll
    void stop() throws Exception {
        caller.shutdownNow();
        running.closing().close();
        source.close();
        mails.close();
    }

    private void expectNoConnectionHeld(int status, Supplier<Answer> hashing)
            throws ExecutionException, InterruptedException {
        hasher.stop();
        Future<Answer> answer = caller.submit(hashing::get);
        StillHasher.await(hasher.entered);

        assertThat(client.get("/auth/me", access).status()).isEqualTo(200);

        hasher.leave.countDown();
        assertThat(answer.get().status()).isEqualTo(status);
    }

    @Test
    void hash_ofALogin_holdsNoConnection() throws Exception {
        expectNoConnectionHeld(200, () -> client.login(EMAIL, Client.PASSWORD));
        expectNoConnectionHeld(401, () -> client.login(EMAIL, Revocation.NEW_PASSWORD));
        expectNoConnectionHeld(401, () -> client.login("nobody@example.com", Client.PASSWORD));
    }

    @Test
    void hash_ofARegistration_holdsNoConnection() throws Exception {
        expectNoConnectionHeld(201, () -> client.register("bob@example.com"));
        expectNoConnectionHeld(409, () -> client.register("bob@example.com"));
    }

    @Test
    void hash_ofAChangeAndOfAReset_holdsNoConnection() throws Exception {
        String email = "cy@example.com";
        String token = client.register(email).string("accessToken");
        mails.await(email);
        expectNoConnectionHeld(
                200,
                () -> client.send(
                        "POST",
                        "/auth/password/change",
                        token,
                        "currentPassword",
                        Client.PASSWORD,
                        "newPassword",
                        Revocation.NEW_PASSWORD));
        client.post("/auth/password/forgot", "email", email);
        Patience.until("the link came", () -> mails.to(email).size() == 2);
        String link = mails.await(email).token();
        expectNoConnectionHeld(
                200, () -> client.post("/auth/password/reset", "token", link, "newPassword", Client.PASSWORD));
    }
}
