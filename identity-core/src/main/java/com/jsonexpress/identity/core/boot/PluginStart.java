package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.flow.QueuePluginMail;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.event.EventListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the plugins in the order of their names, mounts their routes, and lets their jobs begin once all are started. */
final class PluginStart {

    /** What the contexts are made of. */
    record Shared(
            Config config,
            IdentitySettings settings,
            Users users,
            EventListener events,
            IKvStore kv,
            Optional<IQueueAdapter> queue,
            QueuePluginMail mails,
            Map<Class<?>, Provider> providers) {}

    private final Lifecycle lifecycle;
    private final Shared shared;
    private final List<PluginJobs> jobs = new ArrayList<>();

    PluginStart(Lifecycle lifecycle, Shared shared) {
        this.lifecycle = lifecycle;
        this.shared = shared;
    }

    void start(DeclaredPlugin declared, boolean readyMade, RouteTable routes) {
        Plugin plugin = declared.plugin();
        PluginJobs own = new PluginJobs(declared.name(), declared.jobs(), shared.queue());
        if (!readyMade) {
            PluginStep.run(plugin, "start", () -> plugin.start(context(declared, own)));
            lifecycle.started(plugin);
        }
        lifecycle.started(own);
        jobs.add(own);
        routes.add(declared.where(), PluginStep.ask(plugin, "routes()", () -> List.copyOf(plugin.routes())));
    }

    private PluginContext context(DeclaredPlugin declared, PluginJobs own) {
        return new PluginContext(
                shared.config(),
                shared.settings().clock(),
                shared.settings().random(),
                shared.users(),
                shared.events(),
                new PluginKv(shared.kv(), declared.name()),
                own,
                new PluginMails(declared, shared.mails()),
                shared.providers(),
                shared.settings().offers());
    }

    void work() {
        jobs.forEach(PluginJobs::work);
    }
}
