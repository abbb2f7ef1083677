package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Router;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigReader;
import com.jsonexpress.identity.config.ConfigSources;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.LoggingListener;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.SweepOwedMail;
import com.jsonexpress.identity.core.mail.MailQueue;
import com.jsonexpress.identity.core.password.HashImplementation;
import com.jsonexpress.identity.core.password.Hashers;
import com.jsonexpress.identity.core.password.LaterHasher;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.Faults;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.token.AccessTokens;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.core.web.IdentityRoutes;
import com.jsonexpress.identity.core.web.OpenedLinks;
import com.jsonexpress.identity.core.web.RouteCoverage;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.http.CanonicalPath;
import com.jsonexpress.identity.http.Chain;
import com.jsonexpress.identity.http.Cors;
import com.jsonexpress.identity.http.Coverage;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.PathCoverage;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Proxies;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the whole object graph, in the order of contract 4. Used once. */
public final class Assembly {

    /** The running parts. */
    public record Assembled(
            Config config,
            Handler handler,
            TokenVerifier verifier,
            Users users,
            Events events,
            Background background,
            HealthBook health,
            Lifecycle lifecycle) {}

    private final IdentitySettings settings;
    private final Installed installed;
    private final Config config;
    private final Secret secret;
    private final boolean external;
    private final Events events;
    private final Lifecycle lifecycle;
    private final HealthBook health = new HealthBook();
    private final BootReport report;
    private final Starter starter;
    private final Ahead<String> tokens;
    private final PasswordHasher hasher;

    private Assembly(IdentitySettings settings, Lifecycle lifecycle) {
        long begin = System.nanoTime();
        this.tokens = Ahead.begin(AccessTokens::warmUp);
        this.lifecycle = lifecycle;
        this.settings = settings;
        this.installed = new Installed(settings);
        TokenVerifier verifier = installed.verifier();
        Config read = new ConfigReader(installed.configKeys(settings))
                .read(
                        ConfigSources.of(
                                settings.values(),
                                settings.sources(),
                                settings.directory(),
                                settings.systemSources(),
                                settings.classLoader()
                                        .orElseGet(() -> verifier.getClass().getClassLoader())),
                        new BootChecks(installed).all());
        this.hasher = installed.hasher().orElseGet(() -> choose(read));
        this.secret = read.find(IdentityKeys.SECRET).orElseGet(this::ephemeral);
        this.external = read.isSet(IdentityKeys.JWKS_URI);
        this.config = external
                ? read
                : read.with(
                        IdentityKeys.SECRET,
                        secret,
                        read.origin(IdentityKeys.SECRET).orElse(BootReport.EPHEMERAL));
        this.events = new Events(settings.clock(), listeners());
        this.report = new BootReport(config, begin);
        this.starter = new Starter(config, settings, events, lifecycle, health, report);
    }

    /** Boots; what was started is closed again where a later step fails. */
    public static Assembled assemble(IdentitySettings settings) {
        Lifecycle lifecycle = new Lifecycle();
        try {
            return new Assembly(settings, lifecycle).run();
        } catch (BootException | VirtualMachineError e) {
            lifecycle.close();
            throw e;
        } catch (RuntimeException | Error e) {
            lifecycle.close();
            throw new BootException(
                    "a step of the boot failed: " + Faults.told(e),
                    "See the cause; then check the services that identity keeps its data in.",
                    e);
        }
    }

    private static Set<String> ephemeral(IKvStore kv, UserStore store, Optional<IQueueAdapter> queue) {
        Map<String, Provider> parts = new HashMap<>(Map.of("kv", kv, "store", store));
        queue.ifPresent(adapter -> parts.put("queue", adapter));
        parts.values().removeIf(part -> part.traits().durable());
        return parts.keySet();
    }

    private Assembled run() {
        var chosenKv = installed.kv.require(config);
        var chosenStore = installed.store.require(config);
        var chosenEmail =
                external ? Optional.<Candidates.Selected<EmailProvider>>empty() : installed.email.select(config);
        var chosenQueue = queue(chosenEmail.isPresent());
        if (!config.isSet(Kinds.KV.key())
                && chosenStore.provider().traits().durable()
                && !chosenKv.provider().traits().durable()) {
            report.keysEndFirst();
        }
        IKvStore kv = starter.start(Kinds.KV, chosenKv);
        UserStore store = starter.start(Kinds.STORE, chosenStore);
        Optional<EmailProvider> email = chosenEmail.map(selected -> starter.start(Kinds.EMAIL, selected));
        Optional<IQueueAdapter> queue = chosenQueue.map(selected -> starter.start(Kinds.QUEUE, selected));
        Map<Class<?>, Provider> ofPlugins = starter.startAll(installed.plugins.candidates());
        Passwords passwords = Passwords.from(config, hasher, settings.random(), installed.foreignHashes);
        lifecycle.started(passwords);
        Flows flows = flows(kv, store, email, email.flatMap(sending -> queue), passwords);
        Users users = new TrustedUsers(flows, ephemeral(kv, store, queue));
        PluginStart plugins = new PluginStart(
                lifecycle,
                new PluginStart.Shared(config, settings, users, events, kv, queue, flows.queuePluginMail, ofPlugins));
        List<Route> own = IdentityRoutes.mount(config, flows, email.isPresent(), health::read, settings.ticker());
        List<Route> routes = routes(own, plugins);
        Handler handler = chain(own, routes, flows);
        tokens.join();
        report.passwords(passwords.description());
        if (!external) {
            flows.seedAdmin.seed();
        }
        if (email.isPresent()) {
            queue.orElseThrow().registerWorker(MailQueue.NAME, flows.deliverMail);
        }
        plugins.work();
        Background background = new Background(
                flows.sweepOwedMail::run,
                flows.seedAdmin::announce,
                config.get(AuthKeys.PATH) + "/password/change",
                external);
        lifecycle.started(background);
        if (email.isPresent()) {
            background.start(Duration.ofSeconds(1), SweepOwedMail.INTERVAL);
        }
        report.print(
                routes,
                installed.plugins.all().stream().map(DeclaredPlugin::name).toList(),
                installed.broken);
        return new Assembled(config, handler, installed.verifier(), users, events, background, health, lifecycle);
    }

    private Flows flows(
            IKvStore kv,
            UserStore store,
            Optional<EmailProvider> email,
            Optional<IQueueAdapter> queue,
            Passwords passwords) {
        AuthSettings auth = AuthSettings.of(config, email.isPresent());
        UserSchema schema = new UserSchema(installed.userFields);
        UserCache cache = new UserCache(store, auth.versionCacheTtl(), settings.ticker());
        return Flows.of(new Flows.Parts(
                store,
                new UserWriter(store, installed.hooks, schema, cache),
                cache,
                kv,
                queue,
                email,
                passwords,
                new PasswordRules(config.get(PasswordKeys.MIN_LENGTH), auth.appName(), installed.policies),
                secret,
                new RandomNames(settings.random()),
                schema,
                config,
                auth,
                events,
                settings.clock(),
                settings.ticker(),
                installed.plugins.claims(),
                installed.plugins.mailTemplates()));
    }

    private List<Route> routes(List<Route> own, PluginStart plugins) {
        RouteTable routes = new RouteTable();
        routes.add("identity", own);
        for (DeclaredPlugin declared : installed.plugins.all()) {
            plugins.start(declared, installed.isReadyMade(declared.plugin()), routes);
            health.add(declared.name(), declared.plugin()::health);
        }
        return routes.routes();
    }

    private Handler chain(List<Route> own, List<Route> routes, Flows flows) {
        CanonicalPath path = CanonicalPath.parse(config.get(AuthKeys.PATH));
        Router router = new Router(
                routes,
                request -> request.path().startsWith(path) ? Problem.of(CommonError.NOT_FOUND) : new Proceed(request),
                this::denied);
        Coverage coverage =
                new RouteCoverage(router, path, PathCoverage.of(config).opening(settings.open()));
        MiddlewareContext context =
                new MiddlewareContext(config, settings.clock(), events, Optional.of(flows.checkCaller), coverage);
        for (Middleware middleware : installed.middlewares) {
            if (!installed.isReadyMade(middleware)) {
                Starter.begin("middleware " + middleware.name(), () -> middleware.start(context));
                lifecycle.started(middleware);
            }
        }
        return Chain.of(
                installed.middlewares,
                new OpenedLinks(own, router),
                Cors.of(config),
                Proxies.of(config),
                coverage,
                settings.clock());
    }

    private void denied(Request request, ErrorCode code) {
        Origin origin = new Origin(Optional.of(request.clientAddress()), Optional.empty(), Optional.empty());
        request.caller()
                .ifPresentOrElse(
                        caller -> events.tell(EventType.ACCESS_DENIED, caller.id(), origin, code.code()),
                        () -> events.tellUnknown(EventType.ACCESS_DENIED, origin, code.code()));
    }

    /** Needed by mails, and by the jobs of plugins. */
    private Optional<Candidates.Selected<IQueueAdapter>> queue(boolean mailEnabled) {
        Optional<DeclaredPlugin> plugin = installed.plugins.withJobs();
        if (mailEnabled) {
            return Optional.of(installed.queue.require(config));
        }
        return plugin.map(
                declared -> PluginStep.ask(declared.plugin(), "jobs()", () -> installed.queue.require(config)));
    }

    /** Loading native code takes about 100 ms, for which the steps that follow need not wait. */
    private PasswordHasher choose(Config read) {
        HashImplementation wanted = read.get(PasswordKeys.HASH_IMPLEMENTATION);
        return new LaterHasher(Ahead.begin(() -> Hashers.choose(wanted, installed.argon2Functions))::join);
    }

    private Secret ephemeral() {
        byte[] bytes = new byte[32];
        settings.random().nextBytes(bytes);
        return Secret.of(bytes);
    }

    private List<EventListener> listeners() {
        List<EventListener> listeners = new ArrayList<>(installed.listeners);
        listeners.add(new LoggingListener());
        return listeners;
    }
}
