package com.jsonexpress.identity.test;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A running identity for one test: everything in memory, a password hash that costs nothing, a clock that stands still
 * until it is moved, and a mailbox. It reads no file, property or environment variable; plugins and hooks of the class path are
 * found as ever. Every token is a real one. Two of them share nothing.
 *
 * <p>Thread-safe.
 */
public final class TestIdentity implements AutoCloseable {
    /** The password of every user made here. */
    public static final String PASSWORD = "correct-mule-battery-staple";

    private final MovableTime time = new MovableTime();
    private final MailboxProvider mails = new MailboxProvider();
    private final TestMailbox mailbox = new TestMailbox(mails, this::settle);
    private final String secret = randomSecret();
    private volatile @Nullable Identity identity;

    private TestIdentity() {}

    /** Starts one as it comes. */
    public static TestIdentity start() {
        return start(UnaryOperator.identity());
    }

    /** Starts one with keys, fields, plugins and other parts of yours. */
    public static TestIdentity start(UnaryOperator<IdentitySettings> change) {
        TestIdentity test = forApplication();
        return test.attach(Identity.start(change.apply(test.settings())));
    }

    /**
     * For an application that starts its identity itself: on {@link #settings()}, and then {@link #attach attached}.
     *
     * <pre>{@code
     * TestIdentity identity = TestIdentity.forApplication();
     * JdkServer server = Application.host().settings(identity.settings()).port(0).start();
     * identity.attach(server.identity());
     * }</pre>
     */
    public static TestIdentity forApplication() {
        return new TestIdentity();
    }

    /** What your application starts its identity on; it may add to it. */
    public IdentitySettings settings() {
        return settings(IdentitySettings.none().codeOnly());
    }

    /** What is a test's, on top of what is the application's. */
    IdentitySettings settings(IdentitySettings application) {
        return application
                .set("jex.auth.secret", secret)
                .set("jex.store", "memory")
                .set("jex.kv", "memory")
                .set("jex.queue", "memory")
                .clock(time.clock())
                .ticker(time.ticker())
                .part(new InsecureFastHasher())
                .part(mails);
    }

    /** Says which identity was started on {@link #settings()}. Closing it is your application's; once more does no harm. */
    public TestIdentity attach(Identity started) {
        identity = started;
        return this;
    }

    /** What your application puts in front of itself. */
    public Identity identity() {
        Identity running = identity;
        if (running == null) {
            throw new IllegalStateException(
                    "no identity runs: start your application on settings(), then attach() its identity");
        }
        return running;
    }

    /** Trusted code's access to the users. */
    public Users users() {
        return identity().users();
    }

    /** Every mail that was sent. */
    public TestMailbox mailbox() {
        return mailbox;
    }

    /** The wall clock of this identity, for your own code. */
    public Clock clock() {
        return time.clock();
    }

    /** Lets time pass: tokens, sessions and links grow old. */
    public void pass(Duration duration) {
        time.pass(duration);
    }

    /**
     * The user with this name, made where there is none: with a verified address and {@link #PASSWORD}. Options that are
     * given again change the user.
     *
     * @param name an address, or what stands before {@code @example.com} in it
     * @throws com.jsonexpress.identity.error.FailureException where such a user cannot be, such as for a field that is refused
     */
    public User user(String name, UserOption... options) {
        return testUsers().user(name, options);
    }

    /** A new session of {@link #user that user}, with real tokens. */
    public SignedIn signedIn(String name, UserOption... options) {
        return testUsers().signedIn(name, options);
    }

    /** Waits until every job is done that is due: each mail is in the mailbox then. */
    public void settle() {
        Eventually.until("no job is left", () -> {
            var queue = identity().health().get("queue");
            return queue == null || queue.gauges().getOrDefault("pending", 0L) == 0;
        });
    }

    /** To be called while no identity runs: as if it had just been made. */
    void reset() {
        mails.clear();
        time.restart();
    }

    private TestUsers testUsers() {
        return new TestUsers(identity(), mailbox);
    }

    @Override
    public void close() {
        identity().close();
    }

    private static String randomSecret() {
        byte[] bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
