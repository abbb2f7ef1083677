package com.jsonexpress.identity.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.core.spi.IKvStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link KvStoreContract} about how long a value lives. */
abstract class KvStoreLives extends KvStoreHistories {
    static final Duration TICK = Duration.ofNanos(1);

    IKvStore kv;

    @BeforeEach
    void startStore() {
        kv = startNew();
    }

    @Test
    void value_untilItsEnd_livesAndAtItIsGone() {
        Duration life = halvable();
        kv.set("a", bytes("1"), life);
        assertThat(kv.setIfAbsent("b", bytes("1"), life)).isTrue();

        pass(life.dividedBy(2));
        assertThat(text("a")).contains("1");
        assertThat(text("b")).contains("1");

        if (timeCanBeMoved()) {
            pass(life.dividedBy(2).minus(TICK));
            assertThat(text("a")).contains("1");
            pass(TICK);
        } else {
            pass(life.dividedBy(2));
        }
        assertThat(text("a")).isEmpty();
        assertThat(text("b")).isEmpty();
    }

    @Test
    void value_ended_isAbsentToEveryOperation() {
        for (String key : List.of("take", "delete", "replace", "absent", "increment")) {
            kv.set(key, bytes("7"), life());
        }
        pass(life());

        assertThat(kv.take("take")).isEmpty();
        assertThat(kv.delete("delete")).isFalse();
        assertThat(kv.replace("replace", bytes("7"), bytes("8"), LONG)).isFalse();
        assertThat(kv.get("replace")).isEmpty();
        assertThat(kv.increment("increment", LONG)).isEqualTo(1);
        assertThat(kv.setIfAbsent("absent", bytes("new"), LONG)).isTrue();
        assertThat(text("absent")).contains("new");
    }

    @Test
    void value_wallClockSteppedBack_isNotRevived() {
        kv.set("a", bytes("1"), life());
        pass(life());
        time().stepWallClock(life().multipliedBy(-10));

        assertThat(kv.get("a")).isEmpty();
        assertThat(kv.take("a")).isEmpty();
    }

    @Test
    void set_again_givesANewLife() {
        kv.set("shorter", bytes("1"), LONG);
        kv.set("shorter", bytes("2"), life());
        kv.set("longer", bytes("1"), life());
        kv.set("longer", bytes("2"), LONG);
        pass(life());

        assertThat(text("shorter")).isEmpty();
        assertThat(text("longer")).contains("2");
    }

    @Test
    void increment_laterCall_leavesTheLifeAlone() {
        Duration life = halvable();
        assertThat(kv.increment("a", life)).isEqualTo(1);
        pass(life.dividedBy(2));
        assertThat(kv.increment("a", LONG)).isEqualTo(2);
        pass(life.dividedBy(2));

        assertThat(kv.get("a")).isEmpty();
        assertThat(kv.increment("a", LONG)).isEqualTo(1);
        pass(life());
        assertThat(text("a")).contains("1");
    }

    @Test
    void increment_ofAZeroThatWasSet_leavesItsLifeAlone() {
        Duration life = halvable();
        kv.set("a", bytes("0"), life);
        assertThat(kv.increment("a", LONG)).isEqualTo(1);
        pass(life);

        assertThat(kv.get("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT8784H0.001S", "PT9000000H"})
    void ttl_outOfRange_isRefusedAndWritesNothing(Duration ttl) {
        kv.set("there", bytes("1"), LONG);

        assertThatIllegalArgumentException().isThrownBy(() -> kv.set("a", bytes("1"), ttl));
        assertThatIllegalArgumentException().isThrownBy(() -> kv.setIfAbsent("a", bytes("1"), ttl));
        assertThatIllegalArgumentException().isThrownBy(() -> kv.increment("a", ttl));
        assertThatIllegalArgumentException().isThrownBy(() -> kv.replace("there", bytes("1"), bytes("2"), ttl));
        assertThat(kv.get("a")).isEmpty();
        assertThat(text("there")).contains("1");
    }

    @Test
    void ttl_longestAllowed_lives() {
        kv.set("a", bytes("1"), Duration.ofDays(366));

        assertThat(text("a")).contains("1");
    }

    @Test
    void ttl_shortestThereIs_endsInTime() {
        kv.set("a", bytes("1"), TICK);
        pass(timeCanBeMoved() ? TICK : Duration.ofMillis(5));

        assertThat(kv.get("a")).isEmpty();
    }

    /** Half of it is long enough for a machine that has other work to do. */
    private Duration halvable() {
        return life().multipliedBy(timeCanBeMoved() ? 2 : 6);
    }

    final Optional<String> text(String key) {
        return kv.get(key).map(value -> new String(value, UTF_8));
    }
}
