package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.jdbc.JdbcStartTest.Server;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that a database has trouble with: NUL, which PostgreSQL's text cannot hold, and those longer than an index row. */
class OddTextTest {

    @ParameterizedTest
    @EnumSource
    void externalCaller_withNulOrVeryLong_isFoundAndToldApart(Server server) {
        withStore(server, store -> {
            String longOne = "x".repeat(8000);
            for (String subject : new String[] {"a\0b", "a", longOne, longOne + "y"}) {
                ExternalId caller = new ExternalId("https://issuer.example/", subject);
                UserRecord user = SomeUser.bound("u" + subject.hashCode() + "@example.com", caller);
                assertThat(store.find(caller.identifier())).isEmpty();
                assertThat(store.create(user)).isEqualTo(new UserWrite.Done(user));
                assertThat(store.find(caller.identifier())).contains(user);
                assertThat(store.create(SomeUser.bound("other@example.com", caller)))
                        .isEqualTo(new UserWrite.Taken(Identifier.EXTERNAL));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void idAndRole_withNul_areNobodys(Server server) {
        withStore(server, store -> {
            store.create(SomeUser.of("a@example.com"));
            assertThat(store.find("a\0")).isEmpty();
            assertThat(store.find(new Identifier("em\0ail", "a@example.com"))).isEmpty();
            assertThat(store.update("\0", UserPatch.builder(MovableTime.START).build()))
                    .isInstanceOf(UserWrite.Absent.class);
            assertThat(store.delete("\0", MovableTime.START)).isInstanceOf(UserWrite.Absent.class);
            assertThat(store.page(new UserPageRequest(5, Optional.empty(), Optional.of("user\0"), Optional.empty()))
                            .users())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void key_thatIsNoTextOrTooLong_isRefused(Server server) {
        try (JdbcKvStore kv = new JdbcKvStore()) {
            kv.start(TestContext.realTime()
                    .config(Servers.config(server.fresh()))
                    .context());
            byte[] value = {1};
            kv.set("?", value, Duration.ofMinutes(1));
            kv.set("k".repeat(2000), value, Duration.ofMinutes(1));

            assertThat(kv.get("k".repeat(2000))).isPresent();
            assertThatIllegalArgumentException().isThrownBy(() -> kv.get("\ud800"));
            assertThatIllegalArgumentException().isThrownBy(() -> kv.get("k".repeat(2001)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void value_ofDigitsAndALineFeed_isNoCounter(Server server) {
        try (JdbcKvStore kv = new JdbcKvStore()) {
            kv.start(TestContext.realTime()
                    .config(Servers.config(server.fresh()))
                    .context());
            byte[] value = {'5', '\n'};
            kv.set("k", value, Duration.ofMinutes(1));

            assertThatIllegalStateException().isThrownBy(() -> kv.increment("k", Duration.ofMinutes(1)));
            assertThat(kv.get("k")).contains(value);
        }
    }

    private static void withStore(Server server, Consumer<JdbcUserStore> test) {
        try (JdbcUserStore store = new JdbcUserStore()) {
            store.start(TestContext.realTime()
                    .config(Servers.config(server.fresh()))
                    .context());
            test.accept(store);
        }
    }
}
