package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.3: {@code GET /users}. */
abstract class UsersPagesContract extends HttpContract {

    @ParameterizedTest
    @CsvSource({"'', 50", "limit=50, 50", "limit=7, 7", "limit=1, 1", "limit=200, 200"})
    void list_pageByPage_isCompleteAndWithoutDuplicates(String query, int limit) {
        App app = start();
        Client client = app.client();
        String admin = app.admin("root@example.com");
        Set<String> expected = crowd(app, 120);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = expect(client.get("/users?" + query + cursor, admin), 200);
            assertThat(page.json().keySet()).isEqualTo(Set.of("items", "nextCursor"));
            List<Map<String, Object>> items = items(page);
            items.forEach(item -> assertThat(item.keySet()).isEqualTo(USER));
            Object next = page.at("nextCursor");
            assertThat(items.size()).isBetween(next == null ? 0 : limit, limit);
            items.forEach(item -> seen.add((String) item.get("email")));
            cursor = next == null ? "" : (query.isEmpty() ? "" : "&") + "cursor=" + next;
        } while (!cursor.isEmpty());

        expected.addAll(Set.of("root@example.com", "admin@local"));
        assertThat(seen).doesNotHaveDuplicates().hasSize(122);
        assertThat(new HashSet<>(seen)).isEqualTo(expected);
    }

    @Test
    void list_whileUsersAreDeleted_losesNobody() {
        App app = start();
        String admin = app.admin("root@example.com");
        crowd(app, 20);
        Answer first = app.client().get("/users?limit=10&role=user", admin);
        items(first)
                .forEach(item -> app.identity()
                        .users()
                        .delete(String.valueOf(item.get("id")))
                        .orThrow());

        Answer second = app.client().get("/users?limit=50&role=user&cursor=" + first.string("nextCursor"), admin);

        assertThat(items(second)).hasSize(10);
        assertThat(second.at("nextCursor")).isNull();
    }

    @Test
    void list_byEmailAndRole_findsThoseAlone() {
        App app = start();
        String admin = app.admin("root@example.com");
        crowd(app, 5);
        app.identity().users().provision("ed@example.com", "editor").orThrow();

        assertThat(emails(app.client().get("/users?role=editor", admin))).containsExactly("ed@example.com");
        assertThat(emails(app.client().get("/users?role=admin", admin)))
                .containsExactlyInAnyOrder("root@example.com", "admin@local");
        assertThat(emails(app.client().get("/users?role=none", admin))).isEmpty();
        assertThat(emails(app.client().get("/users?email=ED%40EXAMPLE.com", admin)))
                .containsExactly("ed@example.com");
        assertThat(emails(app.client().get("/users?email=ed@example.com&role=user", admin)))
                .isEmpty();
        assertThat(emails(app.client().get("/users?email=nobody@example.com", admin)))
                .isEmpty();
        assertThat(emails(app.client().get("/users?email=nonsense", admin))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "x", "", "99999999999", "+5"})
    void list_limitOutOfBounds_is400NamingIt(String limit) {
        App app = start();

        Answer answer = app.client().get("/users?limit=" + limit, app.admin("root@example.com"));

        assertThat(expect(answer, 400, "validation_failed").faultyFields()).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "AAAA", "..", "%00", "0000000000000000000000000"})
    void list_badCursor_is400NamingIt(String cursor) {
        App app = start();

        Answer answer = app.client().get("/users?cursor=" + cursor, app.admin("root@example.com"));

        assertThat(expect(answer, 400, "validation_failed").faultyFields()).containsExactly("cursor");
    }

    @Asvs("15.3.7")
    @Test
    void list_repeatedParameter_is400NamingIt() {
        App app = start();

        Answer answer = app.client().get("/users?role=user&role=admin", app.admin("root@example.com"));

        assertThat(expect(answer, 400, "validation_failed").faultyFields()).containsExactly("role");
    }

    private static Set<String> crowd(App app, int count) {
        Set<String> emails = new HashSet<>();
        IntStream.range(0, count).mapToObj(i -> "user" + i + "@example.com").forEach(email -> {
            app.identity().users().provision(email, "user").orThrow();
            emails.add(email);
        });
        return emails;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Answer answer) {
        return (List<Map<String, Object>>) Objects.requireNonNull(answer.at("items"));
    }

    private static List<Object> emails(Answer answer) {
        return items(expect(answer, 200)).stream()
                .map(item -> item.get("email"))
                .toList();
    }
}
