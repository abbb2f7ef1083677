package com.jsonexpress.identity.core.event;

import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.IdentityEvent;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default listener: one line per event, on the logger {@code com.jsonexpress.identity.events}. Every value is cleaned
 * of control characters, so that nobody can forge a line.
 */
public final class LoggingListener implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger("com.jsonexpress.identity.events");

    @Override
    public void on(IdentityEvent event) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        StringBuilder line = new StringBuilder(event.type().name().toLowerCase(Locale.ROOT));
        append(line, "user", event.user());
        append(line, "actor", event.actor());
        append(line, "session", event.session());
        append(line, "client", event.client());
        append(line, "reason", event.reason());
        LOG.info("{}", line);
    }

    private static void append(StringBuilder line, String name, Optional<String> value) {
        value.ifPresent(text -> line.append(' ').append(name).append('=').append(clean(text)));
    }

    private static String clean(String text) {
        String cleaned = text.replaceAll("[^\\x21-\\x7e]", "?");
        return cleaned.length() > 128 ? cleaned.substring(0, 128) : cleaned;
    }
}
