package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Middleware;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** What a context adds to the settings: its environment, its beans that are parts of identity, its objects for providers. */
final class Contributions {
    /** Of these there is one each; a key names it, but for the hasher. */
    private static final Map<Class<?>, Optional<ConfigKey<String>>> SINGLE = Map.of(
            IKvStore.class, Optional.of(AuthKeys.KV),
            IQueueAdapter.class, Optional.of(AuthKeys.QUEUE),
            EmailProvider.class, Optional.of(AuthKeys.EMAIL),
            UserStore.class, Optional.of(AuthKeys.STORE),
            PasswordHasher.class, Optional.empty());

    private static final List<Class<?>> SEVERAL = List.of(
            Provider.class, Plugin.class, Middleware.class, UserHook.class, PasswordPolicy.class, EventListener.class);

    private final ApplicationContext context;

    Contributions(ApplicationContext context) {
        this.context = context;
    }

    IdentitySettings to(
            IdentitySettings settings, ConfigurableEnvironment environment, ObjectProvider<HostObjects> offers) {
        IdentitySettings all = settings.announceByHost();
        @Nullable ClassLoader loader = context.getClassLoader();
        if (settings.classLoader().isEmpty() && loader != null) {
            all = all.classLoader(loader);
        }
        for (var source :
                EnvironmentSources.of(environment, loader == null ? Contributions.class.getClassLoader() : loader)) {
            all = all.source(source);
        }
        for (Object part : parts(settings)) {
            all = all.part(part);
        }
        for (UserField field :
                context.getBeanProvider(UserField.class).orderedStream().toList()) {
            all = all.field(field);
        }
        for (Object object :
                offers.orderedStream().flatMap(HostObjects::objects).toList()) {
            all = all.offer(object);
        }
        return all;
    }

    /** Each bean once, whatever it is of several; not those that the settings have already, or have another for. */
    private List<Object> parts(IdentitySettings settings) {
        List<Object> parts = new ArrayList<>();
        Stream<Object> several = SEVERAL.stream()
                .flatMap(type -> context.getBeanProvider(type).orderedStream())
                .filter(bean -> SINGLE.keySet().stream().noneMatch(single -> single.isInstance(bean)))
                .map(Object.class::cast);
        Stream<Object> single = SINGLE.keySet().stream()
                .filter(type -> !isChosen(type, settings))
                .flatMap(this::one);
        Stream.concat(single, several)
                .filter(bean ->
                        Stream.concat(settings.parts().stream(), parts.stream()).noneMatch(part -> part == bean))
                .forEachOrdered(parts::add);
        return parts;
    }

    /** Whether code has handed over such a provider, or named one. */
    private static boolean isChosen(Class<?> type, IdentitySettings settings) {
        return settings.parts().stream().anyMatch(type::isInstance)
                || SINGLE.getOrDefault(type, Optional.empty())
                        .filter(key -> settings.values().containsKey(key.name()))
                        .isPresent();
    }

    /** The one bean of the type, or the primary one. */
    private <T> Stream<T> one(Class<T> type) {
        @Nullable T bean = context.getBeanProvider(type).getIfUnique();
        if (bean != null) {
            return Stream.of(bean);
        }
        List<String> names = List.of(context.getBeanNamesForType(type));
        if (names.size() > 1) {
            throw new BootException(
                    "there are several beans of " + type.getSimpleName() + " and no choice: "
                            + String.join(", ", names),
                    "Mark the one to use with @Primary, or remove all others.");
        }
        return Stream.empty();
    }
}
