package com.jsonexpress.identity.it.docs;

import static com.jsonexpress.identity.access.Rules.signedIn;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.MailText;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.token.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has consented to the terms of service, and to which version of them. */
public final class TermsPlugin implements Plugin {
    private static final ConfigKey<String> VERSION = ConfigKey.text(
                    "jex.terms.version", "the version of the terms that users are shown")
            .orElse("1");
    private static final String FIELD = "termsVersion";
    private static final String CLAIM = "termsVersion";

    private volatile @Nullable PluginContext context;

    @Override
    public String name() {
        return "terms";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return List.of(VERSION);
    }

    /** The field: its user sees it, and only this plugin sets it. */
    @Override
    public List<UserField> userFields() {
        return List.of(UserField.text(FIELD, 32).readBy(Audience.OWNER).writeBy(Audience.NOBODY));
    }

    @Override
    public void start(PluginContext given) {
        context = given;
    }

    /** The claim: what the user has accepted, in every access token from then on. */
    @Override
    public Map<String, TokenClaim> claims() {
        return Map.of(CLAIM, TermsPlugin::accepted);
    }

    private static Optional<Object> accepted(User user) {
        return Optional.ofNullable(user.fields().get(FIELD));
    }

    /** The route: the caller accepts the terms as they are now, whatever a body says. */
    @Override
    public List<Route> routes() {
        return List.of(Route.guarded("terms-accept", "POST", "/terms/accept", signedIn(), this::accept));
    }

    private Response accept(Request request) {
        PluginContext running = Objects.requireNonNull(context);
        String user = request.caller().orElseThrow().id();
        String version = running.config().get(VERSION);
        running.users().update(user, UserChanges.fields(Map.of(FIELD, version))).orThrow();
        running.mails().send("accepted", user, Map.of("version", version), EnqueueOptions.NOW.once(version));
        return Response.of(204);
    }

    /** The rule, for the application's own routes: those who accepted some other version are 403. */
    public static AccessRule termsAccepted(String version) {
        return signedIn()
                .and(request -> request.caller()
                                .filter(caller -> hasAccepted(caller, version))
                                .isPresent()
                        ? Decision.ALLOW
                        : Decision.FORBID);
    }

    private static boolean hasAccepted(Principal caller, String version) {
        return version.equals(caller.claims().get(CLAIM));
    }

    /** The mail: its HTML is made of the text, and escaped. */
    @Override
    public Map<String, MailTemplate> mails() {
        return Map.of("accepted", (language, model) -> text(model));
    }

    private static MailText text(MailTemplate.Model model) {
        return MailText.of(
                "You accepted the terms of " + model.appName(),
                "Hello,\n\nyou accepted version " + model.values().get("version") + " of our terms of service.");
    }
}
