package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.password.Password;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.spi.GuessStep;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.Roles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The admin of an empty store (contract 4.7): made exactly once however many instances boot together, and told exactly
 * one password. Whoever finds an admin that nobody was told of, because of a crash, sets a new password and tells that.
 */
public final class SeedAdmin {
    /** The fixed address. */
    public static final EmailAddress ADDRESS = EmailAddress.parse("admin@local").orElseThrow();

    private static final String LEASE = "lease/seed-admin";
    private static final Duration LEASE_TTL = Duration.ofSeconds(30);

    /** What is left to do. */
    public enum Step {
        /** Nothing: there are users, and none of them waits. */
        NONE,
        /** The generated password is still in use. */
        UNCHANGED,
        /** Another instance is about to tell; ask again later. */
        WAIT,
        /** A password was told just now. */
        TOLD
    }

    private final UserStore users;
    private final UserWriter writer;
    private final NewUsers newUsers;
    private final Passwords passwords;
    private final IKvStore kv;
    private final RandomNames names;
    private final Events events;
    private final Clock clock;

    SeedAdmin(Services services, RandomNames names) {
        this.users = services.users();
        this.writer = services.writer();
        this.newUsers = services.newUsers();
        this.passwords = services.passwords();
        this.kv = services.kv();
        this.names = names;
        this.events = services.events();
        this.clock = services.clock();
    }

    /** Makes the admin where the store is empty. It has no password yet: {@link #announce} sets and tells the one. */
    public void seed() {
        if (users.count() > 0) {
            return;
        }
        UserRecord admin = newUsers.admin(ADDRESS, Roles.ADMIN);
        if (users.createFirst(admin) instanceof UserWrite.Done) {
            events.tell(EventType.ADMIN_SEEDED, admin.id(), Origin.TRUSTED);
        }
    }

    /** Sets and tells the password of an admin nobody was told of yet; to be called once the application is ready. */
    public Step announce(Consumer<String> teller) {
        Optional<UserRecord> admin = users.find(ADDRESS.identifier());
        SeedState state = admin.map(UserRecord::seedState).orElse(SeedState.NONE);
        if (state == SeedState.NONE) {
            return Step.NONE;
        }
        if (state == SeedState.ANNOUNCED) {
            events.tell(EventType.ADMIN_PASSWORD_UNCHANGED, admin.orElseThrow().id(), Origin.TRUSTED);
            return Step.UNCHANGED;
        }
        byte[] holder = names.id().getBytes(StandardCharsets.US_ASCII);
        if (!kv.setIfAbsent(LEASE, holder, LEASE_TTL)) {
            return Step.WAIT;
        }
        try {
            return tell(admin.orElseThrow(), teller) ? Step.TOLD : Step.WAIT;
        } finally {
            // Given back only where it is still ours: whoever took it over after us keeps it.
            Quietly.run(() -> kv.replace(LEASE, holder, holder, Duration.ofMillis(1)));
        }
    }

    /** Sets, tells, marks: a crash before the mark makes the next boot set and tell a new one. */
    private boolean tell(UserRecord admin, Consumer<String> teller) {
        Generated generated = generated();
        Optional<UserRecord> set = UserWriter.done(writer.update(
                admin.id(),
                UserPatch.builder(clock.instant())
                        .expectSeedState(SeedState.UNANNOUNCED)
                        .expectHash(admin.passwordHash())
                        .passwordHash(passwords.hash(Source.TRUSTED, generated.password()))
                        .guess(new GuessStep.Forget())
                        .bumpTokenVersion() // whoever was told an earlier one may have signed in with it
                        .build()));
        if (set.isEmpty()) {
            return false;
        }
        teller.accept(generated.text());
        events.tell(EventType.ADMIN_PASSWORD_TOLD, admin.id(), Origin.TRUSTED);
        writer.update(
                admin.id(),
                UserPatch.builder(clock.instant())
                        .expectSeedState(SeedState.UNANNOUNCED)
                        .expectHash(set.get().passwordHash())
                        .seedState(SeedState.ANNOUNCED)
                        .build());
        return true;
    }

    private record Generated(String text, Password password) {
        @Override
        public String toString() {
            return "<redacted>";
        }
    }

    private Generated generated() {
        String text = names.password();
        return new Generated(text, Password.parse(text, "password").orThrow());
    }
}
