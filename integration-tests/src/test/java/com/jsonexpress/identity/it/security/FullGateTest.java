package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Past the limit of the hashing gate an answer costs next to nothing (security-bar 7). */
@Timeout(30)
class FullGateTest {
    private final StandingHasher hasher = new StandingHasher();
    private final Identity identity = Identity.start(IdentitySettings.none()
            .codeOnly()
            .set("jex.auth.secret", App.SECRET)
            .set("jex.auth.hash.concurrency", "1")
            .set("jex.auth.hash.queue", "0")
            .part(hasher));

    @AfterEach
    void stop() {
        hasher.goOn.countDown();
        identity.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth/register", "/auth/password/reset"})
    void request_whileEveryPlaceIsTaken_is503BeforeItsBodyIsRead(String route) throws Exception {
        Client client = new Client(new DirectTransport(identity));
        var first = CompletableFuture.supplyAsync(() -> client.login("ada@example.com", Client.PASSWORD));
        hasher.stands.await();

        CountedBody body = new CountedBody();
        Headers headers = Headers.of("Content-Type", "application/json");
        Response answer = (Response) identity.handle(Request.of("POST", route, null, headers, body, "127.0.0.1"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().first("Retry-After")).hasValue("3");
        assertThat(body.reads).hasValue(0);
        hasher.goOn.countDown();
        assertThat(first.get().status()).isEqualTo(401);
    }

    private static final class CountedBody extends InputStream {
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public int read() throws IOException {
            reads.incrementAndGet();
            return -1;
        }
    }

    /** Compares nothing until it may go on. */
    private static final class StandingHasher implements PasswordHasher {
        private final PasswordHasher fast = new InsecureFastHasher();
        private final CountDownLatch stands = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public String name() {
            return "standing";
        }

        @Override
        public String hash(byte[] password, byte[] salt, HashParameters parameters) {
            return fast.hash(password, salt, parameters);
        }

        @Override
        public boolean verify(String hash, byte[] password) {
            stands.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return fast.verify(hash, password);
        }
    }
}
