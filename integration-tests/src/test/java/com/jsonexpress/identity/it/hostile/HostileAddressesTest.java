package com.jsonexpress.identity.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Security-bar 14: one strict grammar for addresses, on every route that takes one; accepted means mailed to. */
@Asvs("1.3.11")
class HostileAddressesTest {
    private static Besieged besieged;
    private static String admin;

    @BeforeAll
    static void start() {
        besieged = new Besieged();
        admin = besieged.app().admin("root@admins.example");
        besieged.app().mailbox().awaitToken("root@admins.example", "Confirm");
    }

    @AfterAll
    static void stop() {
        besieged.close();
    }

    @Test
    void corpus_hasFourHundredRefusedAndAHundredAccepted() {
        List<HostileAddress> all = HostileAddresses.all();
        assertThat(all.stream().filter(HostileAddress::isAccepted)).hasSizeGreaterThanOrEqualTo(100);
        assertThat(all.stream().filter(address -> !address.isAccepted())).hasSizeGreaterThanOrEqualTo(400);
    }

    @Test
    void noAddress_onEveryRoute_isRefusedOrIgnoredAndChangesNothing() {
        Besieged.State before = besieged.state();
        Latencies latencies = new Latencies();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<HostileAddress> refused = HostileAddresses.all().stream()
                .filter(address -> !address.isAccepted())
                .toList();
        Senders.run(besieged.port(), latencies, refused, (wire, address) -> {
            String text = address.text();
            Answer register = post(wire, "/auth/register", "", "email", text, "password", Client.PASSWORD);
            Answer provision = post(wire, "/users", admin, "email", text, "role", "editor");
            Answer stranger = post(wire, "/users", "", "email", text, "role", "editor");
            Answer login = post(wire, "/auth/login", "", "email", text, "password", Client.PASSWORD);
            Answer forgot = post(wire, "/auth/password/forgot", "", "email", text);
            Answer resend = post(wire, "/auth/verify/resend", "", "email", text);
            Answer found = find(wire, text);
            boolean right = isBadAddress(register)
                    && isBadAddress(provision)
                    && Problems.is(stranger, 401, "unauthenticated")
                    && Problems.is(login, 401, "invalid_credentials")
                    && forgot.text().equals("{\"ok\":true}")
                    && resend.text().equals("{\"ok\":true}")
                    && List.of().equals(found.at("items"));
            if (!right) {
                wrong.add(address + " – "
                        + List.of(register, provision, stranger, login, forgot, resend, found).stream()
                                .map(Problems::shown)
                                .toList());
            }
        });
        latencies.print("addresses refused");
        assertThat(wrong).isEmpty();
        assertThat(besieged.state()).isEqualTo(before);
    }

    @Test
    void address_accepted_isTheOneThatIsMailedToAndFound() {
        Latencies latencies = new Latencies();
        Set<String> known = new HashSet<>();
        try (Wire wire = new Wire(besieged.port(), latencies)) {
            for (HostileAddress address : HostileAddresses.all()) {
                if (address.isAccepted()) {
                    accepted(wire, address, known.add(address.canonical()));
                }
            }
        }
        latencies.print("addresses accepted");
    }

    /** Registers what is new; for another spelling of the same the answer is that it is taken. */
    private static void accepted(Wire wire, HostileAddress address, boolean isNew) {
        String text = address.text();
        Answer register = post(wire, "/auth/register", "", "email", text, "password", Client.PASSWORD);
        if (isNew) {
            assertThat(register.status())
                    .as(address + " " + Problems.shown(register))
                    .isEqualTo(201);
            assertThat(register.at("user.email")).isEqualTo(address.typed());
            besieged.app().mailbox().await(address.typed(), "Confirm");
            assertThat(besieged.app().mailbox().to(address.typed()))
                    .as(address.toString())
                    .allSatisfy(mail -> assertThat(mail.to().typed()).isEqualTo(address.typed()));
        } else {
            assertThat(Problems.is(register, 409, "email_taken"))
                    .as(address + " " + Problems.shown(register))
                    .isTrue();
        }
        Answer provision = post(wire, "/users", admin, "email", text, "role", "editor");
        assertThat(Problems.shown(provision)).as(address.toString()).isEqualTo("409 email_taken");
        Answer login = post(wire, "/auth/login", "", "email", text, "password", Client.PASSWORD);
        assertThat(login.status()).as(address.toString()).isEqualTo(200);
        Answer found = find(wire, text);
        assertThat(found.at("items") instanceof List<?> items && items.size() == 1)
                .as(address.toString())
                .isTrue();
    }

    private static boolean isBadAddress(Answer answer) {
        return Problems.is(answer, 400, "validation_failed")
                && answer.faultyFields().equals(List.of("email"));
    }

    private static Answer post(Wire wire, String path, String token, String... members) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            body.put(members[i], members[i + 1]);
        }
        return wire.send(route("POST", path, token).request(path, fields(token), Json.write(body)));
    }

    private static Answer find(Wire wire, String address) {
        String target = "/users?email=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return wire.send(route("GET", "/users", admin).request(target, fields(admin), new byte[0]));
    }

    private static Attacked route(String method, String path, String token) {
        return new Attacked(method, path, token, Map.of(), List.of(), List.of(), Set.of());
    }

    private static String fields(String token) {
        return "Content-Type: application/json\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }
}
