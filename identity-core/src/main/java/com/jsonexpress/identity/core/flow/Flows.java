package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.limit.DeviceTokens;
import com.jsonexpress.identity.core.limit.SourceLimits;
import com.jsonexpress.identity.core.limit.SteadyClock;
import com.jsonexpress.identity.core.mail.MailQueue;
import com.jsonexpress.identity.core.mail.MailTexts;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.session.SessionLimits;
import com.jsonexpress.identity.core.session.Sessions;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.token.AccessTokens;
import com.jsonexpress.identity.core.token.TokenClaims;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.field.UserSchema;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Every use case, wired. */
public final class Flows {
    public final UserSchema schema;
    public final Admission admission;
    public final Register register;
    public final Login login;
    public final RefreshSession refresh;
    public final Logout logout;
    public final ChangePassword changePassword;
    public final ResetPassword resetPassword;
    public final VerifyEmail verifyEmail;
    public final AskForMail askForMail;
    public final ProvisionUser provisionUser;
    public final ImportUser importUser;
    public final ExportUsers exportUsers;
    public final UpdateUser updateUser;
    public final InviteUser inviteUser;
    public final RevokeUser revokeUser;
    public final DeleteUser deleteUser;
    public final QueryUsers queryUsers;
    public final IssueSession issueSession;
    public final CheckCaller checkCaller;
    public final DeliverMail deliverMail;
    public final QueuePluginMail queuePluginMail;
    public final SweepOwedMail sweepOwedMail;
    public final SeedAdmin seedAdmin;

    /**
     * What boot hands in.
     *
     * @param queue absent where no e-mail provider is installed
     * @param email absent likewise
     * @param claims of plugins
     * @param mailTemplates of plugins, as {@code plugin/kind}
     */
    public record Parts(
            UserStore users,
            UserWriter writer,
            UserCache cache,
            IKvStore kv,
            Optional<IQueueAdapter> queue,
            Optional<EmailProvider> email,
            Passwords passwords,
            PasswordRules passwordRules,
            Secret secret,
            RandomNames names,
            UserSchema schema,
            Config config,
            AuthSettings settings,
            Events events,
            Clock clock,
            LongSupplier ticker,
            TokenClaims claims,
            Map<String, MailTemplate> mailTemplates) {
        @Override
        public String toString() {
            return "Parts";
        }
    }

    private Flows(Services services, RandomNames names) {
        schema = services.schema();
        admission = new Admission(services);
        register = new Register(services);
        login = new Login(services);
        refresh = new RefreshSession(services);
        logout = new Logout(services);
        changePassword = new ChangePassword(services);
        resetPassword = new ResetPassword(services);
        verifyEmail = new VerifyEmail(services);
        askForMail = new AskForMail(services);
        provisionUser = new ProvisionUser(services);
        importUser = new ImportUser(services);
        exportUsers = new ExportUsers(services);
        updateUser = new UpdateUser(services);
        inviteUser = new InviteUser(services);
        revokeUser = new RevokeUser(services);
        deleteUser = new DeleteUser(services);
        queryUsers = new QueryUsers(services);
        issueSession = new IssueSession(services);
        checkCaller = new CheckCaller(services);
        deliverMail = new DeliverMail(services);
        queuePluginMail = new QueuePluginMail(services);
        sweepOwedMail = new SweepOwedMail(services);
        seedAdmin = new SeedAdmin(services, names);
    }

    private static int sessionsPerDay(Config config) {
        return config.get(LimitKeys.ENABLED) ? config.get(LimitKeys.SESSIONS) : Integer.MAX_VALUE;
    }

    public static Flows of(Parts parts) {
        AuthSettings settings = parts.settings();
        Clock clock = parts.clock();
        Sessions sessions = new Sessions(
                parts.kv(),
                Authenticator.of(parts.secret(), "refresh"),
                parts.names(),
                clock,
                new SessionLimits(
                        settings.refreshTtl(),
                        settings.sessionTtl(),
                        settings.refreshGrace(),
                        sessionsPerDay(parts.config()),
                        settings.notBefore()));
        AccessTokens accessTokens =
                new AccessTokens(parts.secret(), settings.issuer(), settings.audience(), parts.names());
        MailTokens mailTokens =
                new MailTokens(parts.kv(), Authenticator.of(parts.secret(), "mail"), parts.names(), clock, settings);
        MailDesk mails = new MailDesk(mailTokens, parts.queue().map(MailQueue::new), parts.events());
        Clock steady = SteadyClock.of(clock, parts.ticker());
        SourceLimits sources = new SourceLimits(
                parts.kv(), Authenticator.of(parts.secret(), "source"), parts.events(), steady, parts.config());
        Services services = new Services(
                parts.users(),
                parts.writer(),
                parts.cache(),
                parts.kv(),
                sessions,
                new SessionIssuer(
                        sessions,
                        accessTokens,
                        parts.claims(),
                        new Confinement(settings.production()),
                        clock,
                        settings.tokenTtl()),
                parts.passwords(),
                new PasswordCheck(
                        parts.passwords(),
                        sources,
                        parts.writer(),
                        parts.kv(),
                        mails,
                        parts.events(),
                        clock,
                        parts.config()),
                sources,
                new DeviceTokens(Authenticator.of(parts.secret(), "device"), parts.names()),
                parts.passwordRules(),
                mailTokens,
                new MailTexts(),
                mails,
                parts.mailTemplates(),
                parts.email(),
                new NewUsers(parts.names(), parts.schema(), clock),
                parts.schema(),
                parts.config(),
                settings,
                parts.events(),
                clock,
                steady);
        return new Flows(services, parts.names());
    }
}
