package com.jsonexpress.identity.host.jdk;

import static com.jsonexpress.identity.access.Rules.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.http.Response;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WarmUpTest {

    @Test
    void run_serverThatListens_isAskedWithoutReachingRouteOrHandler() {
        AtomicInteger reached = new AtomicInteger();
        try (JdkServer server = JdkHost.create()
                .method("POST", "/{any}", anyone(), request -> {
                    reached.incrementAndGet();
                    return Response.text("reached");
                })
                .handle("/", exchange -> reached.incrementAndGet())
                .port(0)
                .start()) {
            assertThat(WarmUp.run(server.identity(), server.address())).isPositive();

            assertThat(reached).hasValue(0);
            assertThat(((FakeIdentity) server.identity()).seen)
                    .as("answered in front of every rule")
                    .isNotEmpty();
        }
    }

    @Test
    void run_whereIdentityRefusesAnEmptyLogin_asksForThat() {
        Identity refusing = (Identity) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Identity.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("handle");
                    return Response.of(400);
                });
        try (JdkServer server = JdkHost.create().port(0).start()) {
            assertThat(WarmUp.run(refusing, server.address())).isPositive();

            assertThat(((FakeIdentity) server.identity()).seen).containsOnly("POST /auth/login");
        }
    }

    @Test
    void run_serverThatIsClosed_isAskedNothing() {
        JdkServer server = JdkHost.create().port(0).start();
        var address = server.address();
        server.close();

        assertThat(WarmUp.run(server.identity(), address)).isZero();
    }
}
