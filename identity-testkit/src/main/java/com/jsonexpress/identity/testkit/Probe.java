package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.JobHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A worker that remembers what it was given, and then behaves as told. Thread-safe. */
final class Probe implements JobHandler {
    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final JobHandler then;

    Probe(JobHandler then) {
        this.then = then;
    }

    /** One that always succeeds. */
    Probe() {
        this(job -> {});
    }

    @Override
    public void handle(Job job) throws Exception {
        jobs.add(job);
        then.handle(job);
    }

    List<Job> jobs() {
        return jobs;
    }

    List<String> names() {
        return jobs.stream().map(Job::name).toList();
    }

    void awaitJobs(int count) {
        Eventually.until(count + " jobs were handed over", () -> jobs.size() >= count);
    }
}
