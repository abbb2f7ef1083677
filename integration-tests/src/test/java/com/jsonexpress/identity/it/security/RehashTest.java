package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import org.junit.jupiter.api.Test;

/** A hash of older parameters (contract 3, {@code jex.auth.hash.*}). */
class RehashTest {

    @Test
    void login_whoseRehashFindsNoPlace_succeedsAllTheSame() {
        BusyHasher hasher = new BusyHasher();
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(new MovableTime()).context());
        try (App old = App.start(settings -> settings.part(store).set("jex.auth.hash.iterations", "3"))) {
            old.client().register("ada@example.com");
        }
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .part(store)
                .part(hasher);
        try (Identity identity = Identity.start(settings)) {
            hasher.busy = true;
            Client client = new Client(new DirectTransport(identity));
            assertThat(client.login("ada@example.com", Client.PASSWORD).status())
                    .isEqualTo(200);
            hasher.busy = false;
            assertThat(client.login("ada@example.com", Client.PASSWORD).status())
                    .isEqualTo(200);
            assertThat(store.find(EmailAddress.parse("ada@example.com")
                                    .orElseThrow()
                                    .identifier())
                            .orElseThrow()
                            .passwordHash()
                            .orElseThrow())
                    .contains("t=2");
        }
    }

    private static final class BusyHasher implements PasswordHasher {
        private final PasswordHasher fast = new InsecureFastHasher();
        private volatile boolean busy;

        @Override
        public String name() {
            return "busy";
        }

        @Override
        public String hash(byte[] password, byte[] salt, HashParameters parameters) {
            if (busy) {
                throw new UnavailableException("Too many passwords are being hashed");
            }
            return fast.hash(password, salt, parameters);
        }

        @Override
        public boolean verify(String hash, byte[] password) {
            return fast.verify(hash, password);
        }
    }
}
