package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole engine is killed with {@code kill -9} amid 200 registrations and provisionings, again and again, the second time
 * while it still repairs the first (security-bar 21, 23). {@code -Plong} does it twenty times.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledInstanceTest {
    private static final int KILLS = Integer.getInteger("kills", 3);

    /** After so many it is left alone until all mails are there. */
    private static final int IN_A_ROW = 3;

    /** A minute is what is promised, and asked of whoever measures; a busy machine of a build may take longer. */
    private static final Duration MAILED_WITHIN = Duration.ofMinutes(Boolean.getBoolean("judged") ? 1 : 10);

    private static final int CALLERS = 8;

    /** What has happened so far. */
    private static final class Story {
        final List<Burst> bursts = new ArrayList<>();
        long inFlight;
        Duration longest = Duration.ZERO;

        Set<String> acknowledged() {
            Set<String> all = new TreeSet<>();
            bursts.forEach(burst -> all.addAll(burst.registered));
            bursts.forEach(burst -> all.addAll(burst.provisioned));
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void registrationsAndProvisionings_killedInTheMiddle_leaveNoHalfMadeAccountAndLoseNoMail(Store.Kind kind) {
        Store store = Store.fresh(kind);
        Story story = new Story();
        try (Mails mails = new Mails()) {
            Map<String, String> keys = Keys.of(store.url(), mails);
            Instance instance = Instance.start(keys);
            try {
                instance.await("  password: ");
                String password = instance.toldPassword().orElseThrow();
                for (int kill = 1; kill <= KILLS; kill++) {
                    String admin = Instance.admin(instance.client(), password);
                    int enough = 20 + kill * 53 % 130;
                    story.bursts.add(Burst.of(instance, admin, "k" + kill, enough));
                    story.inFlight += store.jobsInFlight();
                    instance = Instance.start(keys);
                    if (kill % IN_A_ROW == 0 || kill == KILLS) {
                        awaitMails(story, mails);
                    }
                }
                expectOneMailEach(story, mails);
                long duplicates = duplicates(mails);
                Client client = instance.client();
                String admin = Instance.admin(client, password);
                int present = expectWhole(story, client, admin, mails);
                instance.close();
                expectWholeRows(story, store, mails);
                tell(kind, story, duplicates, present, mails);
            } finally {
                instance.close();
            }
        }
        Dump.ofTables(store.url()).expectNoSecret();
    }

    /** Counted from when it serves again: the boot is the machine's affair. */
    private static void awaitMails(Story story, Mails mails) {
        Set<String> missing = story.acknowledged();
        Duration took = Patience.until(MAILED_WITHIN, "each acknowledged account has its mail", () -> {
            missing.removeAll(mails.receivers());
            return missing.isEmpty();
        });
        story.longest = took.compareTo(story.longest) > 0 ? took : story.longest;
    }

    private static void expectOneMailEach(Story story, Mails mails) {
        Map<String, Set<String>> ids = mails.all().stream()
                .collect(Collectors.groupingBy(Mails.Mail::to, Collectors.mapping(Mails.Mail::id, Collectors.toSet())));
        assertThat(story.acknowledged())
                .allSatisfy(email -> assertThat(ids.get(email)).as(email).hasSize(1));
        assertThat(duplicates(mails)).as("mails sent twice").isLessThanOrEqualTo(story.inFlight);
    }

    /** A repeated mail is known by its {@code Message-ID}. */
    private static long duplicates(Mails mails) {
        List<Mails.Mail> all = mails.all();
        return all.size() - all.stream().map(Mails.Mail::id).distinct().count();
    }

    /** How many are there though nobody was told so: each of them can be used as if it had been told. */
    private static int expectWhole(Story story, Client client, String admin, Mails mails) {
        Set<String> registered = new HashSet<>();
        Set<String> provisioned = new HashSet<>();
        int present = 0;
        for (Burst burst : story.bursts) {
            assertThat(burst.refusals).isSubsetOf(503);
            List<String> quietlyRegistered = present(burst.unregistered, client, admin);
            List<String> quietlyProvisioned = present(burst.unprovisioned, client, admin);
            quietlyProvisioned.forEach(email -> invite(client, admin, email));
            present += quietlyRegistered.size() + quietlyProvisioned.size();
            registered.addAll(burst.registered);
            registered.addAll(quietlyRegistered);
            provisioned.addAll(burst.provisioned);
            provisioned.addAll(quietlyProvisioned);
        }
        Together.each(CALLERS, provisioned, email -> accept(client, mails.await(email)));
        registered.addAll(provisioned);
        Together.each(CALLERS, registered, email -> {
            int status = client.login(email, Client.PASSWORD).status();
            assertThat(status).as(email).isEqualTo(200);
            return status;
        });
        return present;
    }

    private static List<String> present(Set<String> emails, Client client, String admin) {
        return emails.stream()
                .filter(email -> client.get("/users?email=" + email, admin).at("items") instanceof List<?> items
                        && !items.isEmpty())
                .toList();
    }

    private static void invite(Client client, String admin, String email) {
        String id = Instance.idOf(client, admin, email);
        assertThat(client.send("POST", "/users/" + id + "/invite", admin).status())
                .as(email)
                .isEqualTo(202);
    }

    private static int accept(Client client, Mails.Mail mail) {
        int status = client.post("/auth/password/reset", "token", mail.token(), "newPassword", Client.PASSWORD)
                .status();
        assertThat(status).as(mail.to()).isEqualTo(200);
        return status;
    }

    /** Whoever has no mail is owed it: the sweep sends it. */
    private static void expectWholeRows(Story story, Store store, Mails mails) {
        assertThat(store.usersHalfMade()).isZero();
        assertThat(store.deadJobs()).isZero();
        Set<String> received = mails.receivers();
        for (Burst burst : story.bursts) {
            Set<String> quiet = new TreeSet<>(burst.unregistered);
            quiet.addAll(burst.unprovisioned);
            quiet.removeAll(received);
            assertThat(quiet)
                    .allSatisfy(
                            email -> assertThat(store.isThere(email)).as(email).isEqualTo(store.isOwed(email)));
        }
    }

    private static void tell(Store.Kind kind, Story story, long duplicates, int present, Mails mails) {
        System.out.printf(
                "[crash] %s: %d kills amid %d requests each, only each third one left alone until all mails were there;"
                        + " %d accounts acknowledged, %d more were made and not told, none half made; %d mails, the last"
                        + " one %.1f s after the restart; %d jobs were in flight, %d mails came twice%n",
                kind,
                KILLS,
                Burst.AT_ONCE,
                story.acknowledged().size(),
                present,
                mails.all().size(),
                story.longest.toMillis() / 1000.0,
                story.inFlight,
                duplicates);
    }
}
