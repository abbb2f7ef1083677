package org.example.badges;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Rules;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.MailText;
import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/** Everything a plugin can do, by somebody who has nothing but the jars. */
public final class BadgesPlugin implements Plugin, PasswordPolicy, UserHook, EventListener {
    private static final ConfigKey<String> COLOR =
            ConfigKey.text("jex.badges.color", "the color of badges").orElse("blue");
    private static final ProviderKind<BadgePrinter> PRINTER = new ProviderKind<>(
            BadgePrinter.class,
            "badge-printer",
            ConfigKey.text("jex.badges.printer", "the name of the printer to use, where several are installed"),
            "org.example:badges");

    private final AtomicLong logins = new AtomicLong();
    private PluginContext context;
    private Queue<String> journal;
    private String color;

    @Override
    public String name() {
        return "badges";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return List.of(COLOR);
    }

    @Override
    public List<UserField> userFields() {
        return List.of(UserField.text("motto", 64).readBy(Audience.OWNER).writeBy(Audience.OWNER));
    }

    @Override
    public List<ProviderKind<?>> providerKinds() {
        return List.of(PRINTER);
    }

    @Override
    public List<Mistake> check(Config config) {
        return config.get(COLOR).equals("transparent")
                ? List.of(new Mistake(COLOR.name(), "cannot be seen", "Choose another color."))
                : List.of();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void start(PluginContext given) {
        context = given;
        color = given.config().get(COLOR);
        journal = given.offer(Queue.class).orElseThrow();
        journal.add("started badges");
    }

    @Override
    public Map<String, TokenClaim> claims() {
        return Map.of("badge", user -> Optional.of(color));
    }

    @Override
    public Map<String, JobHandler> jobs() {
        return Map.of("print", this::print);
    }

    @Override
    public Map<String, MailTemplate> mails() {
        return Map.of(
                "printed",
                (language, model) ->
                        MailText.of("Your badge", "It is " + model.values().get("badge") + "."));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.guarded("badges-print", "POST", "/badges", Rules.signedIn(), this::order),
                Route.guarded("badges-count", "GET", "/badges/{color}", wears(), request -> count()));
    }

    /** A rule for routes of the application too. */
    public static AccessRule wears() {
        return Rules.signedIn()
                .and(request -> request.parameter("color")
                                .equals(request.caller().orElseThrow().claims().get("badge"))
                        ? Decision.ALLOW
                        : Decision.FORBID);
    }

    private Response order(Request request) {
        byte[] user = request.caller().orElseThrow().id().getBytes(StandardCharsets.UTF_8);
        context.jobs().enqueue("print", user, EnqueueOptions.NOW);
        return Response.of(202);
    }

    private void print(Job job) {
        String user = new String(job.payload(), StandardCharsets.UTF_8);
        String badge = context.require(PRINTER).print(color);
        context.kv().increment("printed", Duration.ofDays(1));
        context.mails().send("printed", user, Map.of("badge", badge), EnqueueOptions.NOW.once(job.id()));
    }

    private Response count() {
        return Response.text(context.kv().get("printed").map(digits -> new String(digits, StandardCharsets.US_ASCII))
                .orElse("0"));
    }

    @Override
    public Optional<Failure> refuse(Candidate candidate) {
        return candidate.password().contains("badge")
                ? Optional.of(Failure.of(CommonError.VALIDATION_FAILED, "Not a word with badge in it."))
                : Optional.empty();
    }

    @Override
    public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
        return email.startsWith("nobadge") ? Result.failed(CommonError.FORBIDDEN) : Result.ok(fields);
    }

    @Override
    public void on(IdentityEvent event) {
        if (event.type() == EventType.LOGIN_SUCCEEDED) {
            logins.incrementAndGet();
        }
    }

    @Override
    public Health health() {
        return Health.ok(Map.of("logins", logins.get()));
    }

    @Override
    public void close() {
        journal.add("closed badges");
    }
}
