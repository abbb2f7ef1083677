package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Answer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** Identity begins and ends with the context. */
class LifecycleTest {
    private final List<EventType> events = new CopyOnWriteArrayList<>();

    private Boot.Builder application(Class<?> source) {
        return Boot.application(source).ready().bean(EventListener.class, event -> events.add(event.type()));
    }

    /** Answers once the context is being closed, with what identity says then. */
    static final class Slow extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Identity identity;
        private final transient CountDownLatch arrived;
        private final transient CountDownLatch closing;

        Slow(Identity identity, CountDownLatch arrived, CountDownLatch closing) {
            this.identity = identity;
            this.arrived = arrived;
            this.closing = closing;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            arrived.countDown();
            try {
                if (!closing.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("nothing is closed");
                }
                // the phases of the life cycle before that of the server have gone by when the port is closed
                awaitClosed(request.getLocalPort());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            response.getWriter()
                    .print(identity.users().list(UserQuery.first(10)).items().size());
        }

        private static void awaitClosed(int port) throws InterruptedException {
            for (int i = 0; i < 2_000; i++) {
                try {
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                    TimeUnit.MILLISECONDS.sleep(5);
                } catch (IOException e) {
                    return;
                }
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ServerAlone
    static class SlowApplication {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch closing = new CountDownLatch(1);

        @Bean
        CountDownLatch arrived() {
            return arrived;
        }

        @Bean
        ApplicationListener<ContextClosedEvent> closing() {
            return event -> closing.countDown();
        }

        @Bean
        ServletRegistrationBean<Slow> slow(Identity identity) {
            return new ServletRegistrationBean<>(new Slow(identity, arrived, closing), "/*");
        }
    }

    @Test
    void request_underWayWhileTheContextCloses_isAnsweredWithARunningIdentity() throws Exception {
        Boot boot = application(SlowApplication.class)
                .set("server.shutdown", "graceful")
                .start();
        String token = boot.signedIn("ada@example.com", "user");
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> boot.client().get("/slow", token));
        assertThat(boot.context().getBean(CountDownLatch.class).await(20, TimeUnit.SECONDS))
                .isTrue();
        boot.close();

        assertThat(answer.get(20, TimeUnit.SECONDS).text()).isEqualTo("2");
        assertThat(Collections.frequency(events, EventType.STOPPED)).isEqualTo(1);
    }

    @Test
    void context_thatPauses_keepsIdentity() {
        Boot boot = application(SpringFixture.Application.class).start();
        String token = boot.signedIn("ada@example.com", "user");
        boot.context().stop();
        assertThat(events).doesNotContain(EventType.STOPPED);
        boot.context().start();
        assertThat(boot.client().get("/x", token).status()).isEqualTo(200);
        boot.close();
        assertThat(events).contains(EventType.STOPPED);
    }

    @Test
    void childContext_thatCloses_keepsIdentity() {
        try (Boot boot = application(SpringFixture.Application.class).start()) {
            GenericApplicationContext child = new GenericApplicationContext(boot.context());
            child.refresh();
            child.close();
            boot.context().stop();
            assertThat(events).doesNotContain(EventType.STOPPED);
        }
    }

    @Test
    void adminPassword_isToldWhenTheApplicationIsReady() {
        List<EventType> whileRunning = new CopyOnWriteArrayList<>();
        ApplicationRunner runner = arguments -> whileRunning.addAll(events);
        try (Boot boot = application(SpringFixture.Application.class)
                .bean(ApplicationRunner.class, runner)
                .start()) {
            assertThat(whileRunning).contains(EventType.ADMIN_SEEDED).doesNotContain(EventType.ADMIN_PASSWORD_TOLD);
            assertThat(Collections.frequency(events, EventType.ADMIN_PASSWORD_TOLD))
                    .isEqualTo(1);
            assertThat(boot.identity()).isNotNull();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ServerAlone
    static class Failing {
        @Bean
        @Lazy(false)
        Object failing(Identity identity) {
            throw new IllegalStateException("of the application");
        }
    }

    @Test
    void identity_ofAContextThatFailsLater_isClosed() {
        assertThatThrownBy(() -> application(Failing.class).start()).hasStackTraceContaining("of the application");
        assertThat(Collections.frequency(events, EventType.STOPPED)).isEqualTo(1);
    }

    @Test
    void port_ofTheJdkHost_isLeftAlone() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Boot boot = application(SpringFixture.Application.class)
                .set("jex.port", Integer.toString(port))
                .start()) {
            assertThat(boot.port()).isNotEqualTo(port);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
        }
    }
}
