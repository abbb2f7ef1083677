package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy may ask a service that costs: nobody asks it without being counted. */
class PolicyLimitsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;
    private final App app = App.start(settings -> settings.part((PasswordPolicy) this::refuse)
            .set("jex.limit.trustedProxies", "127.0.0.1")
            .set("jex.limit.source.registrations", "2"));
    private final Client client = app.client().with("X-Forwarded-For", "203.0.113.7");

    private Optional<Failure> refuse(PasswordPolicy.Candidate candidate) {
        asked.incrementAndGet();
        if (down) {
            throw new UnavailableException("the service is down in a test");
        }
        return Optional.of(Failure.of(CommonError.VALIDATION_FAILED));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void registrations_thatAreRefusedAnyway_askNoPolicy() {
        for (int i = 0; i < 20; i++) {
            assertThat(client.register("no address").status()).isEqualTo(400);
            assertThat(client.post(
                                    "/auth/register",
                                    "email",
                                    "ada@example.com",
                                    "password",
                                    Client.PASSWORD,
                                    "shoeSize",
                                    38)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void registrations_pastTheLimit_askNoPolicy() {
        for (int i = 0; i < 2; i++) {
            assertThat(client.register("ada@example.com").faultyFields()).containsExactly("password");
        }
        assertThat(client.register("ada@example.com").status()).isEqualTo(429);
        assertThat(asked).hasValue(2);
    }

    @Test
    void registrations_whoseServiceIsDown_areNotCounted() {
        down = true;
        for (int i = 0; i < 3; i++) {
            assertThat(client.register("ada@example.com").status()).isEqualTo(503);
        }
    }
}
