package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that somebody changed by hand, so that it is no user any more. */
class UnreadableRowTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "email = 'hunter2 '",
                "owed_mail = 'HUNTER2'",
                "seed_state = 'HUNTER2'",
                "details = '{\"fields\":hunter2}'",
                "details = '{\"keys\":[[\"hunter2\"]]}'"
            })
    void row_thatCannotBeRead_keepsNobodyFromTheOthers(String change) throws Exception {
        String url = Servers.h2();
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (JdbcUserStore store = new JdbcUserStore();
                Connection connection = DriverManager.getConnection(url)) {
            store.start(TestContext.realTime().config(Servers.config(url)).context());
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                UserRecord user = SomeUser.of("u" + i + "@example.com");
                store.create(user);
                store.update(
                        user.id(),
                        UserPatch.builder(MovableTime.START).owe(MailKind.RESET).build());
                ids.add(user.id());
            }
            String broken = page(store, Optional.empty()).users().get(0).id();
            Sql.update(connection, "UPDATE jex_user SET " + change + " WHERE id = ?", broken);
            ids.remove(broken);
            System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));

            UserRecordPage first = page(store, Optional.empty());
            assertThat(first.users()).isEmpty();
            List<UserRecord> others = new ArrayList<>();
            for (Optional<String> next = first.next(); next.isPresent(); ) {
                UserRecordPage page = page(store, next);
                others.addAll(page.users());
                next = page.next();
            }
            assertThat(others).extracting(UserRecord::id).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(store.owedMail(MovableTime.START.plusSeconds(1), 10))
                    .extracting(UserRecord::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
            assertThat(log.toString(StandardCharsets.UTF_8))
                    .contains("WARN", broken)
                    .doesNotContainIgnoringCase("hunter2");
        } finally {
            System.setErr(before);
        }
    }

    private static UserRecordPage page(JdbcUserStore store, Optional<String> after) {
        return store.page(new UserPageRequest(1, after, Optional.empty(), Optional.empty()));
    }
}
