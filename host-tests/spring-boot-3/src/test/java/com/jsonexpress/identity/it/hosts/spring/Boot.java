package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** A running Spring Boot application on a free port of loopback; nothing of it is shared with another. */
final class Boot implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Boot(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Builder application(Class<?>... sources) {
        return new Builder(sources);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Identity identity() {
        return context.getBean(Identity.class);
    }

    Client client() {
        return new Client(HttpTransport.to(port()));
    }

    /** An access token of a new user with this role. */
    String signedIn(String email, String role) {
        String id = client().register(email).string("user.id");
        identity().users().update(id, UserChanges.role(role)).orThrow();
        return client().login(email, Client.PASSWORD).string("accessToken");
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What is started. */
    static final class Builder {
        private final Class<?>[] sources;
        private final Map<String, Object> properties = new HashMap<>();
        private final List<ApplicationContextInitializer<GenericApplicationContext>> beans = new ArrayList<>();

        private ClassLoader loader = Boot.class.getClassLoader();

        private Builder(Class<?>... sources) {
            this.sources = sources;
            properties.put("server.port", "0");
            properties.put("server.address", "127.0.0.1");
            properties.put("server.shutdown", "immediate");
            properties.put("spring.main.lazy-initialization", "true");
            properties.put("spring.jmx.enabled", "false");
            properties.put("logging.level.root", "warn");
        }

        Builder set(String key, String value) {
            properties.put(key, value);
            return this;
        }

        <T> Builder bean(Class<T> type, T bean) {
            beans.add(context -> context.registerBean(type, () -> bean, Builder::keepOpen));
            return this;
        }

        <T> Builder named(String name, Class<T> type, T bean) {
            beans.add(context -> context.registerBean(name, type, () -> bean, Builder::keepOpen));
            return this;
        }

        <T> Builder primary(String name, Class<T> type, T bean) {
            beans.add(context -> context.registerBean(name, type, () -> bean, definition -> {
                keepOpen(definition);
                definition.setPrimary(true);
            }));
            return this;
        }

        /** Without it Spring would close what has a close. */
        private static void keepOpen(BeanDefinition definition) {
            definition.setDestroyMethodName("");
        }

        Builder loader(ClassLoader other) {
            loader = other;
            return this;
        }

        /** Before all other sources. */
        Builder source(PropertySource<?> source) {
            beans.add(context -> context.getEnvironment().getPropertySources().addFirst(source));
            return this;
        }

        /** A secret and a hasher that costs nothing. */
        Builder ready() {
            return set("jex.auth.secret", App.SECRET).bean(PasswordHasher.class, new InsecureFastHasher());
        }

        Boot start() {
            SpringApplicationBuilder builder = new SpringApplicationBuilder(sources)
                    .properties(properties)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false);
            beans.forEach(builder::initializers);
            builder.resourceLoader(new DefaultResourceLoader(loader));
            return new Boot(builder.run());
        }
    }
}
