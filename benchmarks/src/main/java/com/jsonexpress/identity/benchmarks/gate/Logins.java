package com.jsonexpress.identity.benchmarks.gate;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** The whole engine on the memory providers, without throttling, and some accounts that log in with the right password. */
final class Logins implements AutoCloseable {
    private static final int ACCOUNTS = 16;

    private final Identity identity;

    private Logins(Identity identity) {
        this.identity = identity;
    }

    /** With so many places to wait at the gate, for so long. */
    static Logins start(int queue, String timeout) {
        return start(settings()
                .set("jex.auth.hash.implementation", "native")
                .set("jex.auth.hash.queue", Integer.toString(queue))
                .set("jex.auth.hash.timeout", timeout));
    }

    /**
     * So many logins with a hash that costs nothing, one after another: a server that has run for a while has compiled the way
     * of a login, and at forty a second that would take twelve minutes here.
     *
     * @return microseconds of one of the last tenth, all that is not the hash
     */
    static double warmUp(int count) {
        try (Logins logins = start(settings().part(new NoHash()))) {
            long begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                begin = i == count - count / 10 ? System.nanoTime() : begin;
                logins.run(i % ACCOUNTS);
            }
            return (System.nanoTime() - begin) / 1e3 / (count / 10.0);
        }
    }

    private static IdentitySettings settings() {
        return IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", "a secret of the benchmark alone, not of anything else")
                .set("jex.limit.enabled", "false")
                .part(new NoMail())
                .set("jex.store", "memory")
                .set("jex.kv", "memory")
                .set("jex.queue", "memory");
    }

    private static Logins start(IdentitySettings settings) {
        Logins logins = new Logins(Identity.start(settings));
        for (int i = 0; i < ACCOUNTS; i++) {
            expect(201, logins.post("/auth/register", i));
        }
        return logins;
    }

    /** {@code POST /auth/login} from an address of the caller's own; false where the gate has no room. */
    boolean run(int caller) {
        Response answer = post("/auth/login", caller);
        if (answer.status() == 503) {
            return false;
        }
        expect(200, answer);
        return true;
    }

    private Response post(String path, int caller) {
        byte[] body = ("{\"email\":\"gate-" + caller % ACCOUNTS
                        + "@example.com\",\"password\":\"quiet-lamp-40-otters\"}")
                .getBytes(StandardCharsets.UTF_8);
        return (Response) identity.handle(Request.of(
                "POST",
                path,
                null,
                Headers.of("Content-Type", "application/json"),
                new ByteArrayInputStream(body),
                "10.0.1." + caller));
    }

    private static void expect(int status, Response answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(
                    "not the answer that is expected: " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        identity.close();
    }
}
