package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.crash.Revocation.Victim;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three processes on PostgreSQL and Redis: what one of them does holds for all at once (security-bar 6, 22). */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeInstancesTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final int CALLERS_EACH = 4;

    private Trio trio;

    @BeforeAll
    void start() {
        trio = new Trio("jex.auth.refreshGrace", "60s");
    }

    @AfterAll
    void stop() {
        trio.close();
    }

    @ParameterizedTest
    @EnumSource
    void revocation_onOne_isRefusedByTheOthersOnTheNextRequest(Revocation revocation) {
        String admin = trio.admin();
        Victim victim =
                Victim.of(trio.client(0), trio.mails, revocation.name().toLowerCase(Locale.ROOT) + "@example.com");
        for (Client client : trio.clients()) {
            assertThat(client.get("/auth/me", victim.access()).status()).isEqualTo(200);
        }

        assertThat(revocation.on(trio.client(0), admin, victim).status()).isBetween(200, 204);

        assertThat(trio.client(1).get("/auth/me", victim.access()).status()).isEqualTo(401);
        assertThat(trio.client(2).refresh(victim.refresh()).status()).isEqualTo(401);
        assertThat(trio.client(2).get("/users/" + victim.id(), victim.access()).status())
                .isEqualTo(401);
        assertThat(trio.client(1).refresh(victim.refresh()).status()).isEqualTo(401);
        assertThat(trio.client(0).get("/auth/me", victim.access()).status()).isEqualTo(401);
    }

    @Test
    void refreshToken_racedOverAllThree_makesOneStepEachTime() {
        Answer session = trio.client(0).register("racer@example.com");
        String first = session.string("refreshToken");
        String before = first;
        String current = first;
        int served = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = raced(trio, current);
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            List<String> next = answers.stream()
                    .map(answer -> answer.string("refreshToken"))
                    .distinct()
                    .toList();
            assertThat(next).as("one generation has one successor").hasSize(1);
            assertThat(next).doesNotContain(current);
            served += answers.size();
            before = current;
            current = next.get(0);
        }
        // Of two lineages one would outlive this: what was spent two steps ago ends the one session there is.
        assertThat(trio.client(1).refresh(first).status()).isEqualTo(401);
        assertThat(trio.client(2).refresh(current).status()).isEqualTo(401);
        assertThat(trio.client(0).refresh(before).status()).isEqualTo(401);
        System.out.printf(
                "[crash] a refresh token raced over three instances, %d rounds of %d callers: %d served, one step each%n",
                ROUNDS, 3 * CALLERS_EACH, served);
    }

    @Test
    void refreshToken_racedOverAllThreeWithoutGrace_hasOneSuccess() {
        Map<Integer, Integer> statuses = new HashMap<>();
        try (Trio strict = new Trio("jex.auth.refreshGrace", "0s")) {
            for (int round = 0; round < ROUNDS; round++) {
                Answer session = strict.client(0).register("strict-" + round + "@example.com");
                List<Answer> answers = raced(strict, session.string("refreshToken"));
                List<Integer> got = answers.stream().map(Answer::status).toList();
                got.forEach(status -> statuses.merge(status, 1, Integer::sum));
                assertThat(got).as("round " + round).containsOnlyOnce(200).containsOnly(200, 401);
            }
        }
        System.out.printf(
                "[crash] … without grace, %d rounds of %d callers: answers %s%n", ROUNDS, 3 * CALLERS_EACH, statuses);
    }

    private static List<Answer> raced(Trio trio, String token) {
        List<Client> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS_EACH; i++) {
            callers.addAll(trio.clients());
        }
        return Together.each(callers.size(), callers, client -> client.refresh(token));
    }

    /** What lies in PostgreSQL and Redis while sessions live, links are pending and mails wait (security-bar 19). */
    @Test
    void dump_ofDatabaseAndRedisAmidAllThat_holdsNothingThatCanBeUsed() {
        String admin = trio.admin();
        Client client = trio.client(0);
        trio.mails.down();
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String email = "dumped-" + i + "@example.com";
            assertThat(trio.client(i % 3).register(email).status()).isEqualTo(201);
            client.post("/auth/login", "email", email, "password", Client.PASSWORD, "rememberDevice", true);
            client.login(email, Revocation.NEW_PASSWORD);
            client.post("/auth/password/forgot", "email", email);
            emails.add(email);
            String invited = "invited-" + i + "@example.com";
            client.send("POST", "/users", admin, "email", invited, "role", "editor");
            emails.add(invited);
        }
        Dump dump = Dump.ofTables(trio.database).and(Dump.ofRedis(trio.redis.url()));
        trio.mails.up();
        emails.forEach(trio.mails::await); // whose links are secrets, too
        dump.expectNoSecret();

        Set<String> candidates = dump.candidates();
        Together.each(CALLERS_EACH, candidates, candidate -> {
            assertThat(trio.client(1).get("/auth/me", candidate).status())
                    .as(candidate)
                    .isEqualTo(401);
            assertThat(trio.client(1).refresh(candidate).status()).as(candidate).isEqualTo(401);
            assertThat(trio.client(1).post("/auth/verify", "token", candidate).status())
                    .as(candidate)
                    .isEqualTo(400);
            assertThat(trio.client(1)
                            .post("/auth/password/reset", "token", candidate, "newPassword", Revocation.NEW_PASSWORD)
                            .status())
                    .as(candidate)
                    .isEqualTo(400);
            return true;
        });
        System.out.printf(
                "[crash] a dump of PostgreSQL and Redis has %d values; %d texts of them tried as each kind of token: none"
                        + " is one, and none of the secrets of the tests is among them%n",
                dump.values().size(), candidates.size());
    }
}
