package com.jsonexpress.identity.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.session.Presented.Standing;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.fuzz.FuzzTest;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of all texts only the tokens of the session, letter for letter, stand for it. In an input {@code @} is its id and {@code &} a MAC. */
class RefreshTokenFuzzTest extends FuzzTest {
    private final Map<String, byte[]> records = new HashMap<>();
    private final Authenticator authenticator =
            Authenticator.of(Secret.of("Zk3vYw8QmT1xB7nLr5HdC9sPf2GjUa4E"), "refresh");
    private final Sessions sessions = new Sessions(
            kv(),
            authenticator,
            new RandomNames(new SecureRandom()),
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
            new SessionLimits(Duration.ofDays(30), Duration.ofDays(90), Duration.ofSeconds(10), 100, Instant.MIN));
    private final Session session = sessions.open("user", 1, List.of("pwd"), "");

    @Override
    protected void look(byte[] input) {
        String text = new String(input, UTF_8)
                .replace("@", session.id())
                .replace("&", mac("1"))
                .replace("~", mac("2"));
        sessions.present(text).ifPresent(presented -> {
            String generation = Long.toString(presented.generation());
            assertThat(text).isEqualTo(session.id() + "." + generation + "." + mac(generation));
            assertThat(presented.standing()).isEqualTo(generation.equals("1") ? Standing.CURRENT : Standing.AHEAD);
        });
        assertThat(sessions.present(sessions.refreshToken(session))).isPresent();
    }

    private String mac(String generation) {
        return authenticator.mac(session.record().seed(), "refresh", session.id(), generation);
    }

    private IKvStore kv() {
        return (IKvStore) Proxy.newProxyInstance(
                IKvStore.class.getClassLoader(), new Class<?>[] {IKvStore.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "get":
                            return Optional.ofNullable(records.get((String) arguments[0]));
                        case "set":
                            records.put((String) arguments[0], (byte[]) arguments[1]);
                            return null;
                        case "increment":
                            return 1L;
                        default:
                            throw new AssertionError("presenting a token writes nothing");
                    }
                });
    }
}
