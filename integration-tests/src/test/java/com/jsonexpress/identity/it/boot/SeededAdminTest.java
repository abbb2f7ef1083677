package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.Race;
import com.jsonexpress.identity.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 4.7: the first admin of an empty store, over several boots of several engines on one store. */
class SeededAdminTest {
    private static final String ADMIN = "admin@local";

    private final MemoryKvStore kv = new MemoryKvStore();
    private MemoryUserStore store = new MemoryUserStore();
    private final List<Identity> running = new ArrayList<>();
    private final LogTap log = new LogTap();

    @BeforeEach
    void start() {
        kv.start(TestContext.realTime().context());
        store.start(TestContext.realTime().context());
    }

    @AfterEach
    void close() {
        running.forEach(Identity::close);
        log.close();
        store.close();
        kv.close();
    }

    @Asvs("13.2.3")
    @Test
    void admin_whenEightEnginesBootAtOnce_isMadeOnceAndToldOnePassword() {
        try (Race race = new Race(8)) {
            running.addAll(race.round(() -> Identity.start(settings())));
        }
        Eventually.until("the password was told", () -> admin().seedState() == SeedState.ANNOUNCED);
        Eventually.until("every engine knows", () -> countOf("still in use") == 7);
        assertThat(store.count()).isEqualTo(1);
        assertThat(log.adminPasswords()).hasSize(1);
        assertThat(login(log.adminPasswords().get(0)).status()).isEqualTo(200);
    }

    @Test
    void admin_whenEightEnginesGetReadyAtTheSameMoment_isToldOnePassword() {
        try (Race race = new Race(8)) {
            for (int round = 1; round <= 20; round++) {
                List<Callable<Boolean>> announcements = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Identity identity = Identity.start(settings().announceByHost());
                    running.add(identity);
                    announcements.add(() -> {
                        identity.ready();
                        return true;
                    });
                }
                race.round(announcements);
                Eventually.until("the password was told", () -> admin().seedState() == SeedState.ANNOUNCED);
                assertThat(log.adminPasswords()).as("round %d", round).hasSize(round);
                assertThat(login(log.adminPasswords().get(round - 1)).status()).isEqualTo(200);
                running.forEach(Identity::close);
                running.clear();
                store.close();
                store = new MemoryUserStore();
                store.start(TestContext.realTime().context());
            }
        }
    }

    @Test
    void admin_whenTheFirstBootCrashedBeforeTelling_isToldANewPasswordByTheNext() {
        running.add(Identity.start(settings().announceByHost()));
        assertThat(admin().passwordHash()).as("nobody can sign in yet").isEmpty();
        running.remove(0).close();
        assertThat(log.adminPasswords()).isEmpty();

        boot();
        assertThat(log.adminPasswords()).hasSize(1);
        assertThat(login(log.adminPasswords().get(0)).status()).isEqualTo(200);
    }

    @Test
    void admin_whenTheBootCrashedBetweenTellingAndMarking_getsANewPasswordAndTheOldIsDead() {
        boot();
        String first = log.adminPasswords().get(0);
        Answer session = login(first);
        // as if the process had died before its last write
        store.update(
                admin().id(),
                com.jsonexpress.identity.core.spi.UserPatch.builder(java.time.Instant.now())
                        .seedState(SeedState.UNANNOUNCED)
                        .build());
        running.remove(0).close();

        boot();
        assertThat(log.adminPasswords()).hasSize(2);
        assertThat(login(first).status()).isEqualTo(401);
        assertThat(login(log.adminPasswords().get(1)).status()).isEqualTo(200);
        Client client = new Client(new DirectTransport(running.get(0)));
        assertThat(client.get("/auth/me", session.string("accessToken")).status())
                .isEqualTo(401);
        assertThat(client.refresh(session.string("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void admin_whileItsPasswordIsUnchanged_isWarnedOfAtEachBootAndNeverToldAgain() {
        boot();
        running.remove(0).close();
        boot();
        running.remove(0).close();
        boot();
        assertThat(countOf("still in use")).isEqualTo(2);
        assertThat(log.adminPasswords()).hasSize(1);

        String generated = log.adminPasswords().get(0);
        String token = login(generated).string("accessToken");
        String chosen = Secrets.note("a-password-of-my-own");
        Client client = new Client(new DirectTransport(running.get(0)));
        assertThat(client.send(
                                "POST",
                                "/auth/password/change",
                                token,
                                "currentPassword",
                                generated,
                                "newPassword",
                                chosen)
                        .status())
                .isEqualTo(200);
        running.remove(0).close();
        boot();
        assertThat(countOf("still in use")).isEqualTo(2);
        assertThat(login(chosen).status()).isEqualTo(200);
    }

    @Test
    void admin_whereThereAreUsers_isNotMade() {
        boot();
        new Client(new DirectTransport(running.get(0))).register("ada@example.com");
        store.delete(admin().id(), java.time.Instant.EPOCH);
        UserRecord ada = store.find(
                        EmailAddress.parse("ada@example.com").orElseThrow().identifier())
                .orElse(null);
        assertThat(ada).isNotNull();
        boot();
        assertThat(log.adminPasswords()).hasSize(1);
    }

    private IdentitySettings settings() {
        return IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .part(new InsecureFastHasher())
                .part(new Mailbox())
                .part(kv)
                .part(store);
    }

    private void boot() {
        running.add(Identity.start(settings()));
    }

    private UserRecord admin() {
        return store.find(EmailAddress.parse(ADMIN).orElseThrow().identifier()).orElseThrow();
    }

    /** Not through {@link Client#login}: see {@link LogTap} on why the generated one is not noted. */
    private Answer login(String password) {
        return new Client(new DirectTransport(running.get(0)))
                .post("/auth/login", "email", ADMIN, "password", password);
    }

    private long countOf(String words) {
        return log.text().lines().filter(line -> line.contains(words)).count();
    }
}
