package com.jsonexpress.identity.it.races;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.Login;
import com.jsonexpress.identity.core.flow.Register;
import com.jsonexpress.identity.core.flow.ResetPassword;
import com.jsonexpress.identity.core.mail.MailQueue;
import com.jsonexpress.identity.core.password.HashGate;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.token.TokenClaims;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/** The flows on memory providers without HTTP or log lines, for many thousands of calls. */
final class Arena implements AutoCloseable {
    static final HashParameters PARAMETERS = new HashParameters(19_456, 2, 1);

    final MovableTime time = new MovableTime();
    final MemoryKvStore kv = new MemoryKvStore();
    final MemoryUserStore store = new MemoryUserStore();
    final MemoryQueueAdapter queue = new MemoryQueueAdapter();
    final LastMail mail = new LastMail();
    /** Generation steps of all sessions. */
    final LongAdder steps = new LongAdder();

    final Flows flows;

    private final Passwords passwords;

    Arena() {
        this(new InsecureFastHasher(), config -> config);
    }

    Arena(UnaryOperator<Config> change) {
        this(new InsecureFastHasher(), change);
    }

    Arena(PasswordHasher hasher, UnaryOperator<Config> change) {
        List.of(kv, store, queue)
                .forEach(provider -> provider.start(TestContext.at(time).context()));
        SecureRandom random = new SecureRandom();
        passwords = new Passwords(hasher, new HashGate(4, 200, Duration.ofSeconds(30)), PARAMETERS, random);
        UserCache cache = new UserCache(store, Duration.ZERO, time.ticker());
        Config config = change.apply(Config.defaults());
        flows = Flows.of(new Flows.Parts(
                store,
                new UserWriter(store, List.of(), UserSchema.NONE, cache),
                cache,
                kv,
                Optional.of(queue),
                Optional.of(mail),
                passwords,
                new PasswordRules(8, "JSONExpress", List.of()),
                Secret.of(App.SECRET),
                new RandomNames(random),
                UserSchema.NONE,
                config,
                AuthSettings.of(config, true),
                new Events(time.clock(), List.of(this::countSteps)),
                time.clock(),
                time.ticker(),
                TokenClaims.NONE,
                Map.of()));
        queue.registerWorker(MailQueue.NAME, flows.deliverMail);
    }

    /** Flows whose refresh tokens have no grace. */
    static Arena withoutGrace() {
        return new Arena(config -> config.with(AuthKeys.REFRESH_GRACE, Duration.ZERO, "the test"));
    }

    private void countSteps(IdentityEvent event) {
        if (event.type() == EventType.SESSION_REFRESHED) {
            steps.increment();
        }
    }

    Result<Register.Outcome> register(String email, String password) {
        return flows.register.run(
                new Register.Command(email, Secrets.note(password), FieldChanges.NONE, Origin.TRUSTED));
    }

    /** A new user with the usual password, signed in. */
    IssuedSession newUser(String email) {
        Register.Outcome outcome = register(email, Client.PASSWORD).orThrow();
        return ((Register.Outcome.SignedIn) outcome).session();
    }

    Result<IssuedSession> login(String email, String password) {
        return flows.login.run(
                new Login.Command(email, Secrets.note(password), Optional.empty(), false, Origin.TRUSTED));
    }

    Result<IssuedSession> refresh(String token) {
        return flows.refresh.run(token, Origin.TRUSTED);
    }

    Result<User> reset(String token, String password) {
        return flows.resetPassword.run(new ResetPassword.Command(token, password, Origin.TRUSTED));
    }

    /**
     * A fresh reset token out of the mail. Asks only once the queue is idle: while the job of an earlier question still
     * runs, the same question is one and the same job.
     */
    String resetToken(String email) {
        awaitIdleQueue();
        mail.forgetAll();
        flows.askForMail.forgot(email, Origin.TRUSTED);
        return mail.nextToken(MailKind.RESET);
    }

    void awaitIdleQueue() {
        Eventually.until("the queue is idle", () -> queue.health().gauges().get("pending") == 0);
    }

    UserRecord record(String id) {
        return store.find(id).orElseThrow();
    }

    @Override
    public void close() {
        passwords.close();
        List.of(queue, store, kv).forEach(provider -> {
            try {
                provider.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
