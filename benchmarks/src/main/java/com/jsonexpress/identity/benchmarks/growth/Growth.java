package com.jsonexpress.identity.benchmarks.growth;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Verification;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the check of a token, a refresh and a page of users beside a thousand users with a session each, and then beside as
 * many as the argument says, a million by default: users in PostgreSQL, sessions in Redis, then in PostgreSQL too. Function
 * calls of one thread, for network and HTTP are the same for any number. Prints Markdown.
 */
public final class Growth {
    private static final int FEW = 1_000;
    private static final int CALLERS = 500;
    private static final int CALLS = 5_000;
    private static final int PAGE = 50;
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]+)\"");

    private record Row(Times check, Times refresh, Times page, Times roles) {}

    private Growth() {}

    public static void main(String[] arguments) throws Exception {
        int many = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        try (Servers servers = Servers.start();
                Identity redis = identity(servers, "redis");
                Identity jdbc = identity(servers, "jdbc")) {
            Filling filling = new Filling(servers, redis, jdbc);
            filling.to(FEW);
            Row fewInRedis = measure(redis, FEW);
            Row fewInJdbc = measure(jdbc, FEW);
            double heapBesideFew = heapInUse();
            filling.to(many);
            System.out.println("| sessions in | beside | token check | refresh | page of users | page of a role |");
            System.out.println("|---|---:|---:|---:|---:|---:|");
            System.out.println(told("Redis", FEW, fewInRedis, Optional.empty()));
            System.out.println(told("Redis", many, measure(redis, many), Optional.of(fewInRedis)));
            System.out.println(told("PostgreSQL", FEW, fewInJdbc, Optional.empty()));
            System.out.println(told("PostgreSQL", many, measure(jdbc, many), Optional.of(fewInJdbc)));
            System.out.println(filling.sizes());
            System.out.printf(
                    Locale.ROOT,
                    "heap in use after a full collection: %.1f MB beside %,d users, %.1f MB beside %,d%n",
                    heapBesideFew,
                    FEW,
                    heapInUse(),
                    many);
        }
    }

    /** In megabytes, of this whole process: two instances of the library, and what measures them. */
    private static double heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static Identity identity(Servers servers, String kv) {
        return Identity.start(IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", "a secret of the benchmark alone, not of anything else")
                .set("jex.limit.enabled", "false")
                .set("jex.store", "jdbc")
                .set("jex.queue", "memory")
                .set("jex.kv", kv)
                .set("jex.jdbc.url", servers.jdbcUrl())
                .set("jex.redis.url", servers.redisUrl()));
    }

    private static Row measure(Identity identity, int users) {
        Random random = new Random(users);
        List<IssuedSession> sessions = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String id = Filling.id(random.nextInt(users - 1) + 1);
            sessions.add(identity.users().issueSession(id, List.of("pwd")).orThrow());
        }
        String[] refreshTokens =
                sessions.stream().map(IssuedSession::refreshToken).toArray(String[]::new);
        List<Optional<String>> cursors = cursors(identity);
        IntConsumer check = i -> expect(
                identity.tokens().verify(sessions.get(i % CALLERS).accessToken(), false)
                        instanceof Verification.Verified);
        IntConsumer refresh = i -> refreshTokens[i % CALLERS] = refresh(identity, refreshTokens[i % CALLERS]);
        IntConsumer page = i -> expect(!identity.users()
                .list(query(cursors.get(i % cursors.size()), Optional.empty()))
                .items()
                .isEmpty());
        IntConsumer role = i -> expect(!identity.users()
                .list(query(Optional.empty(), Optional.of("user")))
                .items()
                .isEmpty());
        return new Row(Times.of(CALLS, check), Times.of(CALLS, refresh), Times.of(CALLS, page), Times.of(CALLS, role));
    }

    /** Of a hundred pages in a row. */
    private static List<Optional<String>> cursors(Identity identity) {
        List<Optional<String>> cursors = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            cursors.add(cursor);
            cursor = identity.users().list(query(cursor, Optional.empty())).nextCursor();
        } while (cursor.isPresent() && cursors.size() < 100);
        return cursors;
    }

    private static UserQuery query(Optional<String> cursor, Optional<String> role) {
        return new UserQuery(PAGE, cursor, Optional.empty(), role, Map.of());
    }

    private static String refresh(Identity identity, String token) {
        byte[] body = ("{\"refreshToken\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
        Headers json = Headers.of("Content-Type", "application/json");
        Response answer = (Response) identity.handle(
                Request.of("POST", "/auth/refresh", null, json, new ByteArrayInputStream(body), "127.0.0.1"));
        Matcher next = REFRESH_TOKEN.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        expect(next.find());
        return next.group(1);
    }

    private static void expect(boolean done) {
        if (!done) {
            throw new IllegalStateException("what is measured does not work");
        }
    }

    private static String told(String kv, int users, Row row, Optional<Row> few) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s |",
                kv,
                users,
                row.check().told(few.map(Row::check)),
                row.refresh().told(few.map(Row::refresh)),
                row.page().told(few.map(Row::page)),
                row.roles().told(few.map(Row::roles)));
    }
}
