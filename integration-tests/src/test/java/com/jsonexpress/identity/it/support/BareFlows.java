package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.token.TokenClaims;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.testkit.MovableTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flows on given providers, with default settings and nothing around them: no HTTP, no thread, no seeded admin. */
public final class BareFlows {
    private BareFlows() {}

    public static Flows on(
            IKvStore kv,
            UserStore store,
            IQueueAdapter queue,
            EmailProvider email,
            Passwords passwords,
            MovableTime time) {
        UserCache cache = new UserCache(store, Duration.ZERO, time.ticker());
        return Flows.of(new Flows.Parts(
                store,
                new UserWriter(store, List.of(), UserSchema.NONE, cache),
                cache,
                kv,
                Optional.of(queue),
                Optional.of(email),
                passwords,
                new PasswordRules(Config.defaults().get(PasswordKeys.MIN_LENGTH), "App", List.of()),
                Secret.of(App.SECRET),
                new RandomNames(new SecureRandom()),
                UserSchema.NONE,
                Config.defaults(),
                AuthSettings.of(Config.defaults(), true),
                new Events(time.clock(), List.of()),
                time.clock(),
                time.ticker(),
                TokenClaims.NONE,
                Map.of()));
    }
}
