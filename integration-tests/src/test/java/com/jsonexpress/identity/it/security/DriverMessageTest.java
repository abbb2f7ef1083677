package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of drivers hold the address of the service, password and all (security-bar 19). */
@Asvs("16.2.5")
class DriverMessageTest {

    @Asvs("16.4.1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no route to redis://app:hunter-and-prey@cache:6379/0",
                "no route to redis://:hunter-and-prey@cache:6379",
                "amqp://app:p@hunter-and-prey@queue",
                "jdbc:postgresql://db/app?user=app&password=hunter-and-prey&ssl=true",
                "{user=app, password=hunter-and-prey}",
                "jdbc:sqlserver://db;Password = hunter-and-prey;encrypt=true",
                "{\"password\":\"hunter-and-prey\"}",
                "login failed\nwith pwd: hunter-and-prey"
            })
    void told_message_holdsNoCredentialAndNoLineBreak(String message) {
        assertThat(Faults.told(new IllegalStateException(message)))
                .startsWith("java.lang.IllegalStateException: ")
                .doesNotContain("hunter-and-prey", "\n");
    }

    /** Wherever the cut falls, also within the address. */
    @Asvs("16.4.1")
    @Test
    void told_longMessage_holdsNoPartOfACredential() {
        for (int length = 440; length < 520; length++) {
            assertThat(Faults.told(new IllegalStateException(
                            "x".repeat(length) + " redis://app:hunter-and-prey@cache:6379/0 " + "y".repeat(9_000))))
                    .doesNotContain("hunter", "app:")
                    .hasSizeLessThan(600);
        }
    }

    @Test
    void told_harmlessMessage_staysReadable() {
        assertThat(Faults.told(new IllegalStateException("connection to db:5432 refused, mail to ada@example.com")))
                .isEqualTo("java.lang.IllegalStateException: connection to db:5432 refused, mail to ada@example.com");
        assertThat(Faults.told(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }
}
