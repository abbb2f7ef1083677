package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.Argon2Function;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.discovery.Discovery;
import com.jsonexpress.identity.discovery.Found;
import com.jsonexpress.identity.discovery.Middlewares;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.token.TokenVerifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that discovery and the builder bring, before anything is started. */
final class Installed {
    private static final List<Class<?>> KNOWN = List.of(
            Provider.class,
            Plugin.class,
            Middleware.class,
            UserHook.class,
            PasswordPolicy.class,
            EventListener.class,
            PasswordHasher.class,
            ForeignHashes.class,
            Argon2Function.class);

    final Candidates<IKvStore> kv;
    final Candidates<UserStore> store;
    final Candidates<EmailProvider> email;
    final Candidates<IQueueAdapter> queue;
    final List<Middleware> middlewares;
    final Plugins plugins;
    final List<UserHook> hooks;
    final List<PasswordPolicy> policies;
    final List<EventListener> listeners;
    final List<ForeignHashes> foreignHashes;
    final List<Argon2Function> argon2Functions;
    final List<String> broken = new ArrayList<>();

    final List<UserField> userFields;

    private final List<Object> parts;

    Installed(IdentitySettings settings) {
        Discovery discovery = new Discovery(settings.classLoader().orElse(null));
        parts = settings.parts();
        refuseUnknown();
        kv = new Candidates<>(Kinds.KV, parts, discovery);
        store = new Candidates<>(Kinds.STORE, parts, discovery);
        email = new Candidates<>(Kinds.EMAIL, parts, discovery);
        queue = new Candidates<>(Kinds.QUEUE, parts, discovery);
        middlewares = Middlewares.inOrder(given(Middleware.class), found(Middleware.class, discovery));
        plugins = new Plugins(all(Plugin.class, discovery), parts, discovery);
        hooks = withPlugins(UserHook.class, discovery).stream()
                .sorted(Comparator.comparing(hook -> hook.getClass().getName()))
                .toList();
        userFields = Stream.concat(
                        settings.userFields().stream(),
                        plugins.all().stream().flatMap(declared -> declared.userFields().stream()))
                .toList();
        policies = withPlugins(PasswordPolicy.class, discovery);
        listeners = withPlugins(EventListener.class, discovery);
        foreignHashes = all(ForeignHashes.class, discovery);
        argon2Functions = all(Argon2Function.class, discovery).stream()
                .sorted(Comparator.comparing(function -> !isReadyMade(function)))
                .toList();
        candidates().forEach(kind -> broken.addAll(kind.broken()));
    }

    List<Candidates<? extends Provider>> candidates() {
        List<Candidates<? extends Provider>> all = new ArrayList<>(List.of(kv, store, email, queue));
        all.addAll(plugins.candidates());
        return all;
    }

    /** The one middleware that verifies tokens. */
    TokenVerifier verifier() {
        if (!middlewares.isEmpty() && middlewares.get(0) instanceof TokenVerifier guard) {
            return guard;
        }
        throw new BootException(
                "no auth middleware on the class path, so that nothing would be guarded"
                        + (broken.isEmpty() ? "" : "; broken: " + broken),
                "Add the dependency com.jsonexpress:identity-middleware-auth.");
    }

    Optional<PasswordHasher> hasher() {
        List<PasswordHasher> hashers = given(PasswordHasher.class);
        if (hashers.size() > 1) {
            throw new BootException(
                    "several password hashers were given: "
                            + hashers.stream()
                                    .map(one -> one.getClass().getName())
                                    .toList(),
                    "Give one; those of TestIdentity hold one already.");
        }
        return hashers.stream().findFirst();
    }

    boolean isReadyMade(Object part) {
        return parts.contains(part);
    }

    /** Every key that anybody declares. */
    List<ConfigKey<?>> configKeys(IdentitySettings settings) {
        List<ConfigKey<?>> keys = new ArrayList<>(IdentityKeys.all());
        keys.addAll(AuthKeys.all());
        keys.addAll(PasswordKeys.all());
        keys.addAll(LimitKeys.all());
        keys.addAll(settings.keys());
        candidates().forEach(kind -> keys.addAll(kind.configKeys()));
        middlewares.forEach(middleware -> keys.addAll(middleware.configKeys()));
        keys.addAll(plugins.configKeys());
        return keys;
    }

    private <T> List<T> all(Class<T> type, Discovery discovery) {
        return Stream.concat(found(type, discovery).stream(), given(type).stream())
                .toList();
    }

    private <T> List<T> given(Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <T> List<T> found(Class<T> type, Discovery discovery) {
        Found<T> found = discovery.find(type);
        refuseBroken(type, found.broken());
        return found.services();
    }

    /** A plugin that is also of this type is the one instance of its class, whether it is listed for both or not. */
    private <T> List<T> withPlugins(Class<T> type, Discovery discovery) {
        Stream<T> others = all(type, discovery).stream().filter(part -> !(part instanceof Plugin));
        Stream<T> own = plugins.plugins().stream().filter(type::isInstance).map(type::cast);
        return Stream.concat(others, own).toList();
    }

    /** Unlike one provider of several, each of these is meant to run: without one, something would go unguarded. */
    private static void refuseBroken(Class<?> type, List<String> broken) {
        if (!broken.isEmpty()) {
            throw new BootException(
                    "a " + type.getSimpleName() + " on the class path cannot be used: " + String.join("; ", broken),
                    "Repair or remove the jar that is named.");
        }
    }

    private void refuseUnknown() {
        for (Object part : parts) {
            if (KNOWN.stream().noneMatch(type -> type.isInstance(part))) {
                throw new BootException(
                        "the builder was given a " + part.getClass().getName() + ", which is no part of identity",
                        "Objects of the host go to IdentitySettings.offer(...).");
            }
        }
        long distinct = Set.copyOf(parts).size();
        if (distinct != parts.size()) {
            throw new BootException("the builder was given one part twice", "Give it once.");
        }
    }
}
