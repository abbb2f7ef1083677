package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.jdbc.JdbcStartTest.Server;
import com.jsonexpress.identity.testkit.TestContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller that is interrupted keeps its flag, and harms nobody else: H2 closes a file that such a thread reads. */
class InterruptTest {
    @ParameterizedTest
    @EnumSource
    void call_ofAnInterruptedThread_keepsTheFlagAndTheDatabase(Server server) {
        String url = server == Server.H2_FILE ? server.fresh() + ";CACHE_SIZE=0" : server.fresh();
        try (JdbcUserStore store = new JdbcUserStore()) {
            store.start(TestContext.realTime().config(Servers.config(url)).context());
            for (int i = 0; i < 300; i++) {
                Thread.currentThread().interrupt();
                try {
                    store.create(SomeUser.of("i" + i + "@example.com"));
                } catch (UnavailableException e) {
                    // it gave up, as it may
                }
                assertThat(Thread.interrupted()).isTrue();
            }
            for (int i = 0; i < 20; i++) {
                assertThat(store.create(SomeUser.of("u" + i + "@example.com"))).isInstanceOf(UserWrite.Done.class);
            }
            assertThat(store.count()).isGreaterThanOrEqualTo(20);
        }
    }
}
