package com.jsonexpress.identity.it.timing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.password.HashImplementation;
import com.jsonexpress.identity.core.password.Hashers;
import com.jsonexpress.identity.it.support.Accounts;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.JdkFixture;
import com.jsonexpress.identity.it.timing.Samples.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Security-bar 11: nobody learns of an account by the time of an answer. Accounts in every state are timed beside an address
 * that nobody has, and beside a second such address, which shows what chance alone brings forth.
 *
 * <p>The build takes a few rounds, to see that the method works, and judges no time. {@code -Dtiming.rounds=2000} judges: a gap
 * that is measurable and larger than {@code -Dtiming.most} microseconds fails (60, or 500 with argon2). {@code
 * -Dtiming.real=true} takes argon2 and HTTP instead of function calls and a hasher that costs nothing, with which other
 * steps show that argon2 would hide.
 */
class TimingTest {
    private static final int ROUNDS = Integer.getInteger("timing.rounds", 6);
    private static final boolean JUDGED = Integer.getInteger("timing.rounds") != null;
    private static final boolean REAL = Boolean.getBoolean("timing.real");
    private static final long MOST = Integer.getInteger("timing.most", REAL ? 500 : 60) * 1_000L;
    /** Rounds on one engine, fewer than switch an account off. */
    private static final int BLOCK = 40;

    private static final int WARM_UP = JUDGED ? (REAL ? 1 : 10) * BLOCK : 0;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String MANY = "1000000";

    private final Random random = new Random(7);
    private int spent;

    @ParameterizedTest
    @EnumSource(Attack.class)
    void answer_toAStranger_takesAsLongInEveryState(Attack attack) {
        Samples samples = new Samples();
        for (int done = -WARM_UP; done < ROUNDS; done += BLOCK) {
            block(attack, done < 0 ? new Samples() : samples, Math.min(BLOCK, ROUNDS - Math.max(0, done)));
        }
        print(attack, samples);
        assertThat(samples.gaps()).hasSize(Accounts.STATES.size() + 1);
        if (JUDGED) {
            assertThat(samples.gaps()).noneMatch(gap -> gap.isMeasurable() && Math.abs(gap.median()) > MOST);
        }
    }

    private void block(Attack attack, Samples samples, int rounds) {
        try (App app = start()) {
            List<String> subjects = new ArrayList<>(List.of("unknown", "unknown, again"));
            Map<String, String> addresses = new HashMap<>();
            addresses.put("unknown", address());
            addresses.put("unknown, again", address());
            for (String state : Accounts.STATES) {
                subjects.add(state);
                addresses.put(state, Accounts.make(app, state, address()));
            }
            for (int i = 0; i < rounds; i++) {
                round(attack, app, subjects, addresses, samples);
            }
        }
    }

    private void round(Attack attack, App app, List<String> subjects, Map<String, String> addresses, Samples samples) {
        Client client = new Client(app.running().transport());
        List<String> order = new ArrayList<>(subjects);
        Collections.shuffle(order, random);
        Map<String, Long> times = new HashMap<>();
        Set<String> answers = new HashSet<>();
        for (String subject : order) {
            String email = attack.spends(subject) ? address() : Objects.requireNonNull(addresses.get(subject), subject);
            attack.prepare(client, email, subject);
            if (attack != Attack.AFTER_FORGOT) {
                quiet(app);
            }
            long begin = System.nanoTime();
            Answer answer = attack.run(client, email);
            times.put(subject, System.nanoTime() - begin);
            answers.add(answer.status() + answer.text());
            quiet(app);
        }
        assertThat(answers).hasSize(1);
        subjects.forEach(subject -> samples.add(subject, Objects.requireNonNull(times.get(subject))));
    }

    /** No job runs, and none waits for the hour in which notices are merged. */
    private static void quiet(App app) {
        app.pass(HOUR);
        app.settle();
    }

    /** All of one length. */
    private String address() {
        return String.format("somebody%07d@example.com", ++spent);
    }

    private static App start() {
        UnaryOperator<IdentitySettings> wide = App.keys(
                "jex.auth.requireVerifiedEmail", "true",
                "jex.limit.source.guesses", MANY,
                "jex.limit.source.registrations", MANY,
                "jex.limit.source.mails", MANY);
        return REAL
                ? App.start(new JdkFixture(), Hashers.choose(HashImplementation.AUTO), wide)
                : App.start(HostFixture.DIRECT, wide);
    }

    private static void print(Attack attack, Samples samples) {
        System.out.printf(
                "Timing of %s, %s: an address that nobody has takes %.1f µs in the median%n",
                attack, REAL ? "argon2 over HTTP" : "function calls without argon2", samples.median() / 1_000.0);
        for (Gap gap : samples.gaps()) {
            System.out.printf(
                    "| %s | %s | %d | %.2f | %.2f to %.2f | %s |%n",
                    attack,
                    gap.subject(),
                    gap.rounds(),
                    gap.median() / 1_000.0,
                    gap.low() / 1_000.0,
                    gap.high() / 1_000.0,
                    gap.isMeasurable() ? "yes" : "no");
        }
    }
}
