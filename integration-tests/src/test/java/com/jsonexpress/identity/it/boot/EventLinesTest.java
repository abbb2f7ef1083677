package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.event.LoggingListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}
