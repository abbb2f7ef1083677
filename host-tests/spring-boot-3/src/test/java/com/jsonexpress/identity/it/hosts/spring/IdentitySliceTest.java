package com.jsonexpress.identity.it.hosts.spring;

import static com.jsonexpress.identity.test.UserOption.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.test.AutoConfigureIdentityTest;
import com.jsonexpress.identity.test.SignedIn;
import com.jsonexpress.identity.test.TestIdentity;
import com.jsonexpress.identity.testkit.MovableTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** {@code @AutoConfigureIdentityTest}: the application's own context, on a test's identity. */
@SpringBootTest(
        classes = IdentitySliceTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"jex.auth.path=/id", "jex.store=jdbc", "jex.auth.secret=not-a-secret", "server.address=127.0.0.1"
        })
@AutoConfigureIdentityTest
class IdentitySliceTest {
    @Autowired
    private TestIdentity identity;

    @Autowired
    private Registrar registrar;

    @Autowired
    private Identity injected;

    @Value("${local.server.port}")
    private int port;

    /** Its parts are out of order: what a test runs on is in memory. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Controller.class, Registrar.class})
    static class Application {

        @Bean(destroyMethod = "")
        IKvStore store() {
            return broken(IKvStore.class);
        }

        @Bean(destroyMethod = "")
        EmailProvider mail() {
            return broken(EmailProvider.class);
        }

        private static <T> T broken(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "hashCode" -> 1;
                        case "equals" -> proxy == arguments[0];
                        default -> throw new AssertionError(method);
                    }));
        }
    }

    /** Keeps what it was given at the start of the application. */
    static final class Registrar {
        private final Users users;

        Registrar(Identity identity) {
            users = identity.users();
        }

        int known() {
            return users.list(com.jsonexpress.identity.UserQuery.first(10))
                    .items()
                    .size();
        }
    }

    private Client client() {
        return new Client(HttpTransport.to(port));
    }

    @Test
    void caller_signedInByTheTest_isTheApplications() {
        SignedIn root = identity.signedIn("root", role("admin"));

        assertThat(client().get("/admins", root.accessToken()).text()).isEqualTo("welcome");
        assertThat(client().get("/hello", identity.signedIn("ada").accessToken())
                        .text())
                .isEqualTo("ada@example.com");
        assertThat(client().get("/hello", "").status()).isEqualTo(401);
    }

    @Test
    void keysOfTheApplication_count() {
        assertThat(client().get("/id/health", "").status()).isEqualTo(200);
    }

    @Test
    void clock_ofTheTest_isTheApplications() {
        SignedIn ada = identity.signedIn("ada");

        identity.pass(Duration.ofMinutes(16));

        assertThat(client().get("/hello", ada.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void mails_ofTheApplication_areInTheMailbox() {
        identity.user("ada");

        client().post("/id/password/forgot", "email", "ada@example.com");

        assertThat(identity.mailbox().lastTo("ada@example.com").link()).hasParameter("token");
    }

    @RepeatedTest(3)
    void nothing_isLeftOfTheTestBefore() {
        assertThat(identity.clock().instant()).isEqualTo(MovableTime.START);
        assertThat(identity.mailbox().all()).isEmpty();
        assertThat(injected.users().findByEmail("left@example.com")).isEmpty();
        int known = registrar.known();

        identity.user("left");
        injected.users().provision("mailed@example.com", "user").orThrow();
        identity.pass(Duration.ofDays(1));

        assertThat(registrar.known()).isEqualTo(known + 2);
    }

    @Test
    void guesses_ofTheTestBefore_doNotCount() {
        for (int i = 0; i < 3; i++) {
            client().post("/id/login", "email", "ada@example.com", "password", "wrong-" + i);
        }
        identity.user("ada");

        assertThat(client().post("/id/login", "email", "ada@example.com", "password", TestIdentity.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Nested
    class Inside {
        @Test
        void nested_hasItsOwn() {
            assertThat(injected.users().findByEmail("left@example.com")).isEmpty();
            identity.user("left");
        }
    }

    /** All in one context. */
    @SpringBootTest(classes = Application.class, properties = "jex.auth.path=/id")
    @AutoConfigureIdentityTest
    @Execution(ExecutionMode.CONCURRENT)
    static class SideBySide {
        private static final AtomicInteger INSIDE = new AtomicInteger();

        @Autowired
        private TestIdentity identity;

        @RepeatedTest(8)
        void alone() {
            assertThat(INSIDE.incrementAndGet()).isEqualTo(1);
            assertThat(identity.users().findByEmail("ada@example.com")).isEmpty();
            for (int i = 0; i < 50; i++) {
                identity.user("ada");
                Thread.yield();
            }
            assertThat(INSIDE.getAndDecrement()).isEqualTo(1);
        }
    }

    @Test
    void tests_inParallel_haveTheContextOneByOne() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(SideBySide.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(8).failed(0));
    }
}
