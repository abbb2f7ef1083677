package com.jsonexpress.identity.it.plugin;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.field.UserField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A plugin that declares and does what a test says. */
class FakePlugin implements Plugin {
    private final String name;
    private final Map<String, TokenClaim> claims = new HashMap<>();
    private final Map<String, JobHandler> jobs = new HashMap<>();
    private final Map<String, MailTemplate> mails = new HashMap<>();
    private final AtomicReference<PluginContext> context = new AtomicReference<>();
    private List<Route> routes = List.of();
    private List<ProviderKind<?>> kinds = List.of();
    private Supplier<Health> health = Health::ok;
    private Runnable closing = () -> {};
    private Map<String, Throwable> failures = Map.of();

    FakePlugin(String name) {
        this.name = name;
    }

    FakePlugin claim(String claim, TokenClaim value) {
        claims.put(claim, value);
        return this;
    }

    FakePlugin job(String job, JobHandler handler) {
        jobs.put(job, handler);
        return this;
    }

    FakePlugin mail(String kind, MailTemplate template) {
        mails.put(kind, template);
        return this;
    }

    FakePlugin routes(Route... mounted) {
        routes = List.of(mounted);
        return this;
    }

    FakePlugin kinds(ProviderKind<?>... declared) {
        kinds = List.of(declared);
        return this;
    }

    FakePlugin health(Supplier<Health> answer) {
        health = answer;
        return this;
    }

    FakePlugin closing(Runnable action) {
        closing = action;
        return this;
    }

    /** Throws at a step, such as {@code start} or {@code claims()}. */
    FakePlugin failing(String step, Throwable failure) {
        failures = Map.of(step, failure);
        return this;
    }

    /** What it was given at its start. */
    PluginContext context() {
        return Objects.requireNonNull(context.get());
    }

    @Override
    public String name() {
        return at("name()", name);
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return at("configKeys()", List.of());
    }

    @Override
    public List<ProviderKind<?>> providerKinds() {
        return at("providerKinds()", kinds);
    }

    @Override
    public List<UserField> userFields() {
        return at("userFields()", List.of());
    }

    @Override
    public Map<String, TokenClaim> claims() {
        return at("claims()", claims);
    }

    @Override
    public Map<String, JobHandler> jobs() {
        return at("jobs()", jobs);
    }

    @Override
    public Map<String, MailTemplate> mails() {
        return at("mails()", mails);
    }

    @Override
    public List<Mistake> check(Config config) {
        return at("check()", List.of());
    }

    @Override
    public void start(PluginContext given) {
        context.set(at("start", given));
    }

    @Override
    public List<Route> routes() {
        return at("routes()", routes);
    }

    @Override
    public Health health() {
        return health.get();
    }

    @Override
    public void close() {
        closing.run();
    }

    private <T> T at(String step, T answer) {
        Throwable failure = failures.get(step);
        if (failure != null) {
            throw FakePlugin.<RuntimeException>unchecked(failure);
        }
        return answer;
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> T unchecked(Throwable any) throws T {
        throw (T) any;
    }
}
