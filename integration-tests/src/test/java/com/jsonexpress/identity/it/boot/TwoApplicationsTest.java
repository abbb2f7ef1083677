package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Two applications in one JVM, each with a class loader of its own as in a servlet container, do not meet. */
class TwoApplicationsTest {

    /** One application; only JDK types cross the border between class loaders. */
    public static final class Tenant implements BiFunction<String, String, String>, AutoCloseable {
        private final AtomicInteger registrations = new AtomicInteger();
        private Identity identity;

        @Override
        public String apply(String verb, String argument) {
            Client client = identity == null ? null : new Client(new DirectTransport(identity));
            return switch (verb) {
                case "start" -> start(argument);
                case "register" -> client.register(argument).string("accessToken");
                case "login" -> "" + client.login(argument, Client.PASSWORD).status();
                case "me" -> "" + client.get("/auth/me", argument).status();
                case "registrations" -> registrations.toString();
                default -> throw new IllegalArgumentException(verb);
            };
        }

        private String start(String secret) {
            identity = Identity.start(IdentitySettings.none()
                    .codeOnly()
                    .set("jex.auth.secret", secret)
                    .part((EventListener)
                            event -> registrations.addAndGet(event.type() == EventType.USER_REGISTERED ? 1 : 0))
                    .part(new InsecureFastHasher()));
            return "started";
        }

        @Override
        public void close() {
            identity.close();
        }
    }

    @Test
    void twoApplications_withClassLoadersOfTheirOwn_shareNeitherUsersNorTokensNorEvents() throws Exception {
        try (URLClassLoader one = isolated();
                URLClassLoader other = isolated()) {
            BiFunction<String, String, String> first = tenant(one, "first-application-Kq81-zzTv-0pQm-4c");
            BiFunction<String, String, String> second = tenant(other, "second-application-Wm3-ayX9-Rr5t-7d");
            String token = Secrets.note(first.apply("register", "ada@example.com"));

            assertThat(first.apply("me", token)).isEqualTo("200");
            assertThat(second.apply("me", token)).isEqualTo("401");
            assertThat(first.apply("login", "ada@example.com")).isEqualTo("200");
            assertThat(second.apply("login", "ada@example.com")).isEqualTo("401");
            assertThat(first.apply("registrations", "")).isEqualTo("1");
            assertThat(second.apply("registrations", "")).isEqualTo("0");
            ((AutoCloseable) first).close();
            assertThat(second.apply("register", "ada@example.com")).isNotEmpty();
            ((AutoCloseable) second).close();
        }
    }

    @Test
    void twoIdentities_inOneClassLoader_doNotMeetEither() {
        try (Tenant first = new Tenant();
                Tenant second = new Tenant()) {
            assertThat(first.apply("start", Secrets.note("first-application-Kq81-zzTv-0pQm-4c")))
                    .isEqualTo("started");
            assertThat(second.apply("start", Secrets.note("second-application-Wm3-ayX9-Rr5t-7d")))
                    .isEqualTo("started");
            String token = first.apply("register", "ada@example.com");
            assertThat(second.apply("me", token)).isEqualTo("401");
            assertThat(second.apply("login", "ada@example.com")).isEqualTo("401");
            assertThat(second.apply("registrations", "")).isEqualTo("0");
        }
    }

    /** Sees the JDK alone besides its own copy of everything. */
    private static URLClassLoader isolated() throws MalformedURLException {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        assertThat(Arrays.asList(urls)).isNotEmpty();
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<String, String, String> tenant(ClassLoader loader, String secret) throws Exception {
        Class<?> type = loader.loadClass(Tenant.class.getName());
        assertThat(type).isNotEqualTo(Tenant.class);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var tenant = (BiFunction<String, String, String>)
                    type.getDeclaredConstructor().newInstance();
            assertThat(tenant.apply("start", Secrets.note(secret))).isEqualTo("started");
            return tenant;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
