package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.limit.DeviceTokens;
import com.jsonexpress.identity.core.limit.SourceLimits;
import com.jsonexpress.identity.core.mail.MailTexts;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.session.Sessions;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.field.UserSchema;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What flows lean on, for boot to fill and for flows to take their collaborators from.
 *
 * @param steady goes on evenly whoever sets the clock
 */
record Services(
        UserStore users,
        UserWriter writer,
        UserCache cache,
        IKvStore kv,
        Sessions sessions,
        SessionIssuer issuer,
        Passwords passwords,
        PasswordCheck passwordCheck,
        SourceLimits sources,
        DeviceTokens devices,
        PasswordRules passwordRules,
        MailTokens mailTokens,
        MailTexts mailTexts,
        MailDesk mails,
        Map<String, MailTemplate> mailTemplates,
        Optional<EmailProvider> email,
        NewUsers newUsers,
        UserSchema schema,
        Config config,
        AuthSettings settings,
        Events events,
        Clock clock,
        Clock steady) {}
