package com.jsonexpress.identity.core.limit;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.settings.LimitKeys;
import java.time.Duration;
import java.util.Locale;

/** What a source can do too often, each counted for itself. */
public enum Purpose {
    GUESS(Duration.ofMinutes(10)),
    REGISTRATION(Duration.ofHours(1)),
    MAIL(Duration.ofHours(1));

    private final Duration window;

    Purpose(Duration window) {
        this.window = window;
    }

    /** For events and keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Counts begin anew at each multiple of this, counted from the epoch. */
    Duration window() {
        return window;
    }

    int limit(Config config) {
        return config.get(
                switch (this) {
                    case GUESS -> LimitKeys.SOURCE_GUESSES;
                    case REGISTRATION -> LimitKeys.SOURCE_REGISTRATIONS;
                    case MAIL -> LimitKeys.SOURCE_MAILS;
                });
    }
}
