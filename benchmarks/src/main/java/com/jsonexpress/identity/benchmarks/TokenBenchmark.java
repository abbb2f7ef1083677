package com.jsonexpress.identity.benchmarks;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.token.Verification;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One access token: verified by us with the caller's state read from the memory providers, by jjwt alone (the peer), and
 * the bare HMAC (the floor); a whole protected request; and a session issued.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TokenBenchmark {
    private static final String SECRET = "wpV7-kd02-Qm4x-91Lz-ttRe-77Bc-aaX0-benchmark";

    private Identity identity;
    private String userId;
    private String token;
    private Headers headers;
    private JwtParser jjwt;
    private SecretKeySpec key;
    private byte[] signed;

    @Setup
    public void start() {
        identity = Identity.start(IdentitySettings.none().codeOnly().set("jex.auth.secret", SECRET));
        User user = identity.users().provision("bench@example.com", "user").orThrow();
        userId = user.id();
        IssuedSession session =
                identity.users().issueSession(userId, List.of("pwd")).orThrow();
        token = session.accessToken();
        headers = Headers.of("Authorization", "Bearer " + token);
        key = new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        jjwt = Jwts.parser().verifyWith(key).build();
        signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    @TearDown
    public void stop() {
        identity.close();
    }

    @Benchmark
    public Verification verify_ours() {
        return identity.tokens().verify(token, true);
    }

    @Benchmark
    public Jws<Claims> verify_jjwtAlone() {
        return jjwt.parseSignedClaims(token);
    }

    @Benchmark
    public byte[] verify_floorHmac() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(signed);
    }

    @Benchmark
    public Reply request_protected() {
        return identity.handle(Request.of("GET", "/hello", null, headers, InputStream.nullInputStream(), "127.0.0.1"));
    }

    @Benchmark
    public Result<IssuedSession> issue_session() {
        return identity.users().issueSession(userId, List.of("pwd"));
    }
}
