package com.jsonexpress.identity.core.event;

import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default listener: one line per event, on the logger {@code com.jsonexpress.identity.events}. Refused access, a
 * refreshed session, each of many imported users, what the boot report tells anyway and a token that belongs to nobody are at
 * {@code DEBUG}, the rest at {@code INFO}: no stranger fills the log with what costs nothing to send. Every value is cleaned of
 * control characters, so that nobody can forge a line.
 */
public final class LoggingListener implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger("com.jsonexpress.identity.events");

    private static final Set<EventType> QUIET = EnumSet.of(
            EventType.TOKEN_REFUSED,
            EventType.ACCESS_DENIED,
            EventType.USER_IMPORTED,
            EventType.SESSION_REFRESHED,
            EventType.REFRESH_IN_GRACE,
            EventType.BOOTED,
            EventType.STOPPED);

    /** Told of whoever sends a text in place of a token; nothing limits how often. */
    private static final Set<EventType> QUIET_OF_NOBODY =
            EnumSet.of(EventType.REFRESH_REFUSED, EventType.EMAIL_VERIFICATION_FAILED, EventType.PASSWORD_RESET_FAILED);

    @Override
    public void on(IdentityEvent event) {
        boolean quiet = QUIET.contains(event.type())
                || QUIET_OF_NOBODY.contains(event.type()) && event.user().isEmpty();
        if (quiet ? !LOG.isDebugEnabled() : !LOG.isInfoEnabled()) {
            return;
        }
        StringBuilder line = new StringBuilder(event.type().name().toLowerCase(Locale.ROOT));
        append(line, "user", event.user());
        append(line, "actor", event.actor());
        append(line, "session", event.session());
        append(line, "client", event.client());
        append(line, "reason", event.reason());
        if (quiet) {
            LOG.debug("{}", line);
        } else {
            LOG.info("{}", line);
        }
    }

    private static void append(StringBuilder line, String name, Optional<String> value) {
        value.ifPresent(text -> line.append(' ').append(name).append('=').append(clean(text)));
    }

    private static String clean(String text) {
        String cleaned = text.replaceAll("[^\\x21-\\x7e]", "?");
        return cleaned.length() > 128 ? cleaned.substring(0, 128) : cleaned;
    }
}
