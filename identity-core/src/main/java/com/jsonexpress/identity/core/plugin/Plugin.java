package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.field.UserField;
import java.util.List;
import java.util.Map;

/**
 * Adds to the account system. Found through {@code ServiceLoader} or handed to the builder: a public constructor without
 * arguments and without side effects. Thread-safe once started.
 *
 * <p>Life: made; asked once for its name and for each thing that it declares; its values {@link #check checked}; {@link
 * #start started} once, after the providers and in the order of names; asked for its {@link #routes() routes}; used by
 * many threads; {@link #close closed} once, before what it leans on. Whatever it throws until it is started ends the boot,
 * with its name and its jar; whatever it throws later ends the one request or job.
 *
 * <p>A plugin that also implements {@link com.jsonexpress.identity.event.EventListener}, {@link PasswordPolicy} or {@link
 * UserHook} is used as such, without an entry of its own in {@code META-INF/services}; events may come before the start.
 */
public interface Plugin extends AutoCloseable {

    /** What a name looks like, as a pattern. */
    String NAME_FORM = "[a-z][a-z0-9-]{0,31}";

    /** Short, unique, in lower case ({@link #NAME_FORM}); as it appears in report and health. */
    String name();

    /** The keys it reads, declared so that a misspelt one is found at boot. */
    default List<ConfigKey<?>> configKeys() {
        return List.of();
    }

    /** The custom fields of users that it declares; asked before anything starts. */
    default List<UserField> userFields() {
        return List.of();
    }

    /** Kinds of providers of its own, to be found by the start. */
    default List<ProviderKind<?>> providerKinds() {
        return List.of();
    }

    /** Claims it adds to own access tokens, by name. A registered name, or another plugin's, ends the boot. */
    default Map<String, TokenClaim> claims() {
        return Map.of();
    }

    /** Workers of its jobs, by name. Begin to work once every plugin is started; need an {@code IQueueAdapter}. */
    default Map<String, JobHandler> jobs() {
        return Map.of();
    }

    /** Mails it sends, by kind. Where no {@code EmailProvider} is installed, they reach nobody. */
    default Map<String, MailTemplate> mails() {
        return Map.of();
    }

    /** Looks at configured values together, before anything starts. */
    default List<Mistake> check(Config config) {
        return List.of();
    }

    /** Called once, when stores and flows are running and before the first request. */
    void start(PluginContext context);

    /**
     * Its routes, each with its rule; asked once, after the start. One that answers a request which a route of ours or of
     * another plugin answers too ends the boot; of two of its own the earlier answers.
     */
    default List<Route> routes() {
        return List.of();
    }

    /** How it is now; answers within a second and never throws. */
    default Health health() {
        return Health.ok();
    }

    /** Called once, when its jobs in flight have ended or ten seconds have passed. */
    @Override
    default void close() {}
}
