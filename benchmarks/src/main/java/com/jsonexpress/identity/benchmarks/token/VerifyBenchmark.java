package com.jsonexpress.identity.benchmarks.token;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One token verified; each time the text is a new object, as it is when it comes with a request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class VerifyBenchmark {
    static final String SEEN = "ours-seen";
    static final String FIRST = "ours-first";

    @Param({
        "HS256 floor", "HS256 ours-seen", "HS256 ours-first", "HS256 jjwt", "HS256 nimbus", "HS256 auth0",
        "HS256 fusionauth", "RS256 floor", "RS256 ours-seen", "RS256 ours-first", "RS256 jjwt", "RS256 nimbus",
        "RS256 auth0", "RS256 fusionauth", "ES256 floor", "ES256 ours-seen", "ES256 ours-first", "ES256 jjwt",
        "ES256 nimbus", "ES256 auth0", "ES256 fusionauth", "EDDSA floor", "EDDSA ours-seen", "EDDSA ours-first",
        "EDDSA jjwt"
    })
    public String who;

    private char[] token;
    private Checker checker;
    private Ours ours;

    @Setup
    public void start() throws Exception {
        Algorithm algorithm = Algorithm.valueOf(who.substring(0, who.indexOf(' ')));
        String name = who.substring(who.indexOf(' ') + 1);
        if (name.equals(SEEN) || name.equals(FIRST)) {
            ours = Ours.start(algorithm, name.equals(SEEN) ? 8_192 : 0);
            checker = ours::check;
        } else {
            checker = Peers.named(name, algorithm);
        }
        token = (ours == null ? algorithm.token() : ours.token(algorithm)).toCharArray();
        checker.check(new String(token));
    }

    @TearDown
    public void stop() {
        if (ours != null) {
            ours.close();
        }
    }

    @Benchmark
    public Object verify() throws Exception {
        return checker.check(new String(token));
    }
}
