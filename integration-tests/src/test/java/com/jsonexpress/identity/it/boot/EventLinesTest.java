package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.event.LoggingListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others may have chosen, as an external issuer's subject, forges neither a line nor a field of one (security-bar 19). */
class EventLinesTest {

    @Test
    void line_ofHostileText_isOneLineOfPrintableAscii() {
        IdentityEvent event = IdentityEvent.of(EventType.LOGIN_FAILED, Instant.EPOCH)
                .user("eve\r\n[main] INFO login_succeeded user=ada\u2028\u001b[2K\u202e")
                .reason("x".repeat(1000));
        try (LogTap log = new LogTap()) {
            new LoggingListener().on(event);
            assertThat(log.text().strip())
                    .contains("login_failed user=eve??[main]?INFO?login_succeeded?user=ada")
                    .matches("[\\x20-\\x7e]{1,400}");
        }
    }

    /** Nothing limits how often a text is sent in place of a token, and a line of each would fill the log. */
    @ParameterizedTest
    @EnumSource(names = {"REFRESH_REFUSED", "EMAIL_VERIFICATION_FAILED", "PASSWORD_RESET_FAILED"})
    void line_ofATokenThatIsNobodys_isAtDebug(EventType type) {
        IdentityEvent event = IdentityEvent.of(type, Instant.EPOCH);
        try (LogTap log = new LogTap()) {
            new LoggingListener().on(event);
            assertThat(log.text()).contains("DEBUG");
        }
        try (LogTap log = new LogTap()) {
            new LoggingListener().on(event.user("ada"));
            assertThat(log.text()).contains("INFO");
        }
    }
}
