package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import io.lettuce.core.RedisClient;
import jakarta.mail.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** What providers that are discovered are offered of the application's own. */
class OffersTest {
    private static volatile @Nullable ProviderContext told;

    @TempDir
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /** Found through the class loader of the context alone. */
    public static final class Curious extends Forwarding {
        @Override
        public void start(ProviderContext context) {
            told = context;
        }
    }

    @Test
    void provider_thatIsDiscovered_isOfferedWhatTheApplicationHas() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(EmailProvider.class.getName()), Curious.class.getName());
        DataSource source = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> proxy == arguments[0];
                    default -> "source";
                });
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                Boot boot = Boot.application(Application.class)
                        .ready()
                        .loader(loader)
                        .bean(DataSource.class, source)
                        .set("spring.mail.host", "mail.example.com")
                        .set("spring.mail.port", "2525")
                        .set("spring.mail.username", "shop")
                        .set("spring.mail.password", "of-the-shop")
                        .start()) {
            ProviderContext seen = Objects.requireNonNull(told);
            assertThat(seen.offer(DataSource.class)).containsSame(source);
            assertThat(seen.offer(RedisClient.class)).isPresent();
            assertThat(seen.offer(JavaMailSender.class)).isPresent();
            Session session = seen.offer(Session.class).orElseThrow();
            assertThat(session.getProperty("mail.smtp.host")).isEqualTo("mail.example.com");
            assertThat(session.getProperty("mail.smtp.port")).isEqualTo("2525");
            assertThat(session.requestPasswordAuthentication(null, 2525, "smtp", null, null)
                            .getPassword())
                    .isEqualTo("of-the-shop");
            assertThat(boot.identity().health()).containsKey("email");
        }
    }
}
