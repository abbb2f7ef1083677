package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Identity;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Tells identity that the application is ready, and closes it while the context closes: after the web server has answered what
 * was under way, before connections such as that to Redis go. A context that only pauses keeps it. Thread-safe.
 */
final class IdentityLifecycle implements SmartLifecycle, ApplicationListener<ApplicationEvent> {
    /** Spring Boot stops its web server in the phases 1024 and 2048 below the default one; connections are in phase 0. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private final ApplicationContext context;
    private final Identity identity;
    private volatile boolean running;
    private volatile boolean closing;

    IdentityLifecycle(ApplicationContext context, Identity identity) {
        this.context = context;
        this.identity = identity;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent ready && ready.getApplicationContext() == context) {
            identity.ready();
        } else if (event instanceof ContextClosedEvent
                && ((ApplicationContextEvent) event).getApplicationContext() == context) {
            closing = true;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (closing) {
            identity.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
