package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A running identity on the memory providers, a cheap hasher, a clock that moves by hand, a mailbox, and every event. No
 * state is shared with another one.
 */
public final class App implements AutoCloseable {
    public static final String SECRET = Secrets.note("wpV7-kd02-Qm4x-91Lz-ttRe-77Bc-aaX0-open-sesame");

    private final MovableTime time = new MovableTime();
    private final Mailbox mailbox = new Mailbox();
    private final List<IdentityEvent> events = new CopyOnWriteArrayList<>();
    private final SpyHasher hasher;
    private final HostFixture.Running running;
    private final Client client;

    private App(HostFixture host, boolean mail, PasswordHasher computing, UnaryOperator<IdentitySettings> change) {
        hasher = new SpyHasher(computing);
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", SECRET)
                .clock(time.clock())
                .ticker(time.ticker())
                .part(hasher)
                .part((EventListener) events::add);
        settings = mail ? settings.part(mailbox) : settings.classLoader(new HidingClassLoader(EmailProvider.class));
        this.running = host.start(change.apply(settings));
        this.client = new Client(new DocumentedTransport(running.transport(), running.identity()));
    }

    public static App start() {
        return start(settings -> settings);
    }

    /** With keys, given as name, value, name, value. */
    public static App start(String... keys) {
        return start(keys(keys));
    }

    public static App start(UnaryOperator<IdentitySettings> change) {
        return start(HostFixture.DIRECT, change);
    }

    public static App start(HostFixture host, UnaryOperator<IdentitySettings> change) {
        return start(host, new InsecureFastHasher(), change);
    }

    /** With a hasher that is not a cheap one. */
    public static App start(HostFixture host, PasswordHasher hasher, UnaryOperator<IdentitySettings> change) {
        return new App(host, true, hasher, change);
    }

    /** Without an e-mail provider: neither the mailbox, nor the one that discovery would find. */
    public static App startWithoutMail(HostFixture host, UnaryOperator<IdentitySettings> change) {
        return new App(host, false, new InsecureFastHasher(), change);
    }

    /** Sets keys, given as name, value, name, value. */
    public static UnaryOperator<IdentitySettings> keys(String... keys) {
        return settings -> {
            IdentitySettings changed = settings;
            for (int i = 0; i < keys.length; i += 2) {
                changed = changed.set(keys[i], keys[i + 1]);
            }
            return changed;
        };
    }

    public Identity identity() {
        return running.identity();
    }

    public Client client() {
        return client;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public SpyHasher hasher() {
        return hasher;
    }

    public HostFixture.Running running() {
        return running;
    }

    public List<IdentityEvent> events() {
        return List.copyOf(events);
    }

    public long count(EventType type) {
        return events.stream().filter(event -> event.type() == type).count();
    }

    /** How a part is now; it must be there. */
    public Health health(String part) {
        return Objects.requireNonNull(identity().health().get(part), part);
    }

    /** Waits until no job waits or runs: a mail is in the mailbox a moment before its job has ended. */
    public void settle() {
        Eventually.until(
                "no job is left",
                () -> Long.valueOf(0).equals(health("queue").gauges().get("pending")));
    }

    public MovableTime time() {
        return time;
    }

    /** Lets time pass on wall clock and ticker. */
    public void pass(Duration duration) {
        time.pass(duration);
    }

    /** An access token of a registered user who was made admin by trusted code. */
    public String admin(String email) {
        String id = client.register(email).string("user.id");
        identity()
                .users()
                .update(id, com.jsonexpress.identity.UserChanges.role("admin"))
                .orThrow();
        return client.login(email, Client.PASSWORD).string("accessToken");
    }

    @Override
    public void close() {
        try {
            running.closing().close();
        } catch (Exception e) {
            throw new AssertionError("the host does not close", e);
        }
    }
}
