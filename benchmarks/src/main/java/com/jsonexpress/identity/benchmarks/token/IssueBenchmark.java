package com.jsonexpress.identity.benchmarks.token;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One token with the claims of ours, made again and again with an id of its own. Ours are signed with HS256 alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class IssueBenchmark {
    @Param({
        "HS256 floor", "HS256 ours", "HS256 jjwt", "HS256 nimbus", "HS256 auth0", "HS256 fusionauth", "RS256 floor",
        "RS256 jjwt", "RS256 nimbus", "RS256 auth0", "RS256 fusionauth", "ES256 floor", "ES256 jjwt", "ES256 nimbus",
        "ES256 auth0", "ES256 fusionauth", "EDDSA floor", "EDDSA jjwt"
    })
    public String who;

    private Callable<String> issuer;

    @Setup
    public void start() throws Exception {
        Algorithm algorithm = Algorithm.valueOf(who.substring(0, who.indexOf(' ')));
        issuer = Issuers.named(who.substring(who.indexOf(' ') + 1), algorithm);
        int parts = issuer.call().split("\\.").length;
        if (parts != 3) {
            throw new IllegalStateException(who + " made a token of " + parts + " parts");
        }
    }

    @Benchmark
    public String issue() throws Exception {
        return issuer.call();
    }
}
