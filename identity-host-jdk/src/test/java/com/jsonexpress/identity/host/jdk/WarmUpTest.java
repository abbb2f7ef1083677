package com.jsonexpress.identity.host.jdk;

import static com.jsonexpress.identity.access.Rules.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Response;
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
            assertThat(WarmUp.run(server.address())).isPositive();

            assertThat(reached).hasValue(0);
            assertThat(((FakeIdentity) server.identity()).seen)
                    .as("answered in front of every rule")
                    .isNotEmpty();
        }
    }

    @Test
    void run_serverThatIsClosed_isAskedNothing() {
        JdkServer server = JdkHost.create().port(0).start();
        var address = server.address();
        server.close();

        assertThat(WarmUp.run(address)).isZero();
    }
}
