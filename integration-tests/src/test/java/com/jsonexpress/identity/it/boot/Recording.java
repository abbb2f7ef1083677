package com.jsonexpress.identity.it.boot;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;

/** Providers that write their start and close into the {@link Journal}. */
final class Recording {
    private Recording() {}

    public static final class Kv extends NamedKv {
        public Kv() {
            super("recording");
        }

        @Override
        public void start(ProviderContext context) {
            Journal.started("kv");
            super.start(context);
        }

        @Override
        public void close() {
            Journal.closed("kv");
            super.close();
        }
    }

    public static final class Queue implements IQueueAdapter {
        private final MemoryQueueAdapter jobs = new MemoryQueueAdapter();

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public Traits traits() {
            return Traits.PRODUCTION;
        }

        @Override
        public void start(ProviderContext context) {
            Journal.started("queue");
            jobs.start(context);
        }

        @Override
        public Health health() {
            return jobs.health();
        }

        @Override
        public void enqueue(String queue, String job, byte[] payload, EnqueueOptions options) {
            jobs.enqueue(queue, job, payload, options);
        }

        @Override
        public void registerWorker(String queue, JobHandler handler) {
            jobs.registerWorker(queue, handler);
        }

        @Override
        public void close() {
            Journal.closed("queue");
            jobs.close();
        }
    }

    public static final class Email implements EmailProvider {
        @Override
        public String name() {
            return "recording";
        }

        @Override
        public Traits traits() {
            return Traits.PRODUCTION;
        }

        @Override
        public void start(ProviderContext context) {
            Journal.started("email");
        }

        @Override
        public void send(EmailMessage message) {}

        @Override
        public Health health() {
            return Health.ok();
        }

        @Override
        public void close() {
            Journal.closed("email");
        }
    }

    public static final class Extension implements Plugin {
        @Override
        public String name() {
            return "recording";
        }

        @Override
        public void start(PluginContext context) {
            Journal.started("plugin");
        }

        @Override
        public void close() {
            Journal.closed("plugin");
        }
    }
}
