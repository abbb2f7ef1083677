package com.jsonexpress.identity.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.Race;
import com.jsonexpress.identity.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryUserStoreInsideTest {
    private final MemoryUserStore store = new MemoryUserStore();

    @BeforeEach
    void start() {
        store.start(TestContext.at(new MovableTime()).context());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void create_idThatIsThere_isTaken() {
        store.create(user("id", "a@example.com"));

        assertThat(store.create(user("id", "b@example.com"))).isInstanceOf(UserWrite.Taken.class);
        assertThat(store.find(EmailAddress.parse("b@example.com").orElseThrow().identifier()))
                .isEmpty();
    }

    @Test
    void page_limitOutOfRange_isRefused() {
        for (int limit : new int[] {0, -1, 201}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.page(
                            new UserPageRequest(limit, Optional.empty(), Optional.empty(), Optional.empty())));
        }
    }

    @Test
    void page_whileRolesChange_showsEverybodyOnceAndTheRoleAsStored() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add("id" + i);
            store.create(user("id" + i, "u" + i + "@example.com"));
        }
        AtomicBoolean done = new AtomicBoolean();
        Callable<Boolean> change = () -> {
            for (int i = 0; !done.get(); i++) {
                String role = i / 200 % 2 == 0 ? "editor" : "user";
                store.update(
                        "id" + i % 200,
                        UserPatch.builder(MovableTime.START).role(role).build());
            }
            return true;
        };
        Callable<Boolean> read = () -> {
            try {
                for (int i = 0; i < 500; i++) {
                    UserRecordPage all =
                            store.page(new UserPageRequest(200, Optional.empty(), Optional.empty(), Optional.empty()));
                    assertThat(all.users()).extracting(UserRecord::id).containsExactlyInAnyOrderElementsOf(ids);
                    UserRecordPage editors = store.page(
                            new UserPageRequest(200, Optional.empty(), Optional.of("editor"), Optional.empty()));
                    assertThat(editors.users()).allMatch(user -> user.role().equals("editor"));
                }
                return true;
            } finally {
                done.set(true);
            }
        };
        try (Race race = new Race(2)) {
            assertThat(race.round(List.of(change, read))).containsOnly(true);
        }
    }

    @Test
    void close_started_forgetsAndIsDown() {
        store.create(user("id", "a@example.com"));
        assertThat(store.health().gauges()).containsEntry("users", 1L);
        store.close();

        assertThat(store.health().up()).isFalse();
        assertThatThrownBy(() -> store.find("id")).isInstanceOf(UnavailableException.class);
    }

    private static UserRecord user(String id, String email) {
        return new UserRecord(
                id,
                EmailAddress.parse(email).orElseThrow(),
                "user",
                false,
                false,
                false,
                Optional.empty(),
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                SeedState.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Guesses.NONE,
                Map.of(),
                Set.of(),
                MovableTime.START,
                MovableTime.START);
    }
}
