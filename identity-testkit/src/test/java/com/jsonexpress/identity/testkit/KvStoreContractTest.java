package com.jsonexpress.identity.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.IKvStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract passes who keeps it and finds who breaks it. The nested classes are run by hand: no class name matches. */
class KvStoreContractTest {

    @Test
    void contract_honestStore_passes() {
        Outcome outcome = Outcome.of(Honest.class);

        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.passed()).isGreaterThan(30);
    }

    @Test
    void contract_takeInTwoSteps_failsTheRace() {
        assertThat(Outcome.of(TakesTwice.class).failed()).contains("take_manyAtOnce_oneGetsTheValue()");
    }

    @Test
    void contract_setIfAbsentInTwoSteps_isNotLinearizable() {
        assertThat(Outcome.of(LooksBeforeItSets.class).failed()).contains("operations_manyAtOnce_areLinearizable()");
    }

    @Test
    void contract_takeInTwoSteps_isNotLinearizable() {
        assertThat(Outcome.of(TakesTwice.class).failed()).contains("operations_manyAtOnce_areLinearizable()");
    }

    @Test
    void contract_readsThatAreLate_areNotLinearizable() {
        assertThat(Outcome.of(ReadsLate.class).failed()).contains("operations_manyAtOnce_areLinearizable()");
    }

    @Test
    void contract_incrementThatRenewsTheLife_fails() {
        assertThat(Outcome.of(RenewsCounters.class).failed()).contains("increment_laterCall_leavesTheLifeAlone()");
    }

    @Test
    void contract_lifeThatIncludesItsEnd_fails() {
        assertThat(Outcome.of(LivesATickLonger.class).failed()).contains("value_untilItsEnd_livesAndAtItIsGone()");
    }

    @Test
    void contract_replaceThatCreates_fails() {
        assertThat(Outcome.of(ReplaceCreates.class).failed()).contains("replace_nothingThere_neverCreates()");
    }

    @Test
    void contract_keysFoldedInCase_fails() {
        assertThat(Outcome.of(FoldsKeys.class).failed()).contains("keys_anyCharacter_areLiteral()");
    }

    @Test
    void contract_ticksComparedBySize_fails() {
        assertThat(Outcome.of(ComparesTicksBySize.class).failed()).contains("set_aValue_isGottenUntilReplaced()");
    }

    abstract static class Quick extends KvStoreContract {
        @Override
        protected int rounds() {
            return 20;
        }

        @Override
        protected boolean canBeDiscovered() {
            return false;
        }
    }

    static class Honest extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv();
        }
    }

    static class TakesTwice extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the lie
                public Optional<byte[]> take(String key) {
                    Optional<byte[]> value = get(key);
                    Thread.yield();
                    synchronized (this) {
                        values.remove(key);
                    }
                    return value;
                }
            };
        }
    }

    static class LooksBeforeItSets extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the lie
                public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
                    boolean absent = get(key).isEmpty();
                    Thread.yield();
                    if (absent) {
                        set(key, value, ttl);
                    }
                    return absent;
                }
            };
        }
    }

    /** A replica that has not heard of the last write of a key yet, once. */
    static class ReadsLate extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                private final Map<String, Optional<byte[]>> before = new HashMap<>();

                @Override
                public synchronized void set(String key, byte[] value, Duration ttl) {
                    before.put(key, super.get(key));
                    super.set(key, value, ttl);
                }

                @Override
                public synchronized Optional<byte[]> get(String key) {
                    Optional<byte[]> late = before.remove(key);
                    return late == null ? super.get(key) : late;
                }
            };
        }
    }

    static class RenewsCounters extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                @Override
                public synchronized long increment(String key, Duration ttl) {
                    long sum = super.increment(key, ttl);
                    put(key, get(key).orElseThrow(), end(ttl));
                    return sum;
                }
            };
        }
    }

    static class LivesATickLonger extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                @Override
                long end(Duration ttl) {
                    return super.end(ttl) + 1;
                }
            };
        }
    }

    static class ReplaceCreates extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                @Override
                public synchronized boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
                    return setIfAbsent(key, value, ttl) || super.replace(key, expected, value, ttl);
                }
            };
        }
    }

    static class FoldsKeys extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                @Override
                boolean put(String key, byte[] value, long end) {
                    return super.put(key.toLowerCase(Locale.ROOT), value, end);
                }

                @Override
                @Nullable
                Value living(String key) {
                    return super.living(key.toLowerCase(Locale.ROOT));
                }
            };
        }
    }

    static class ComparesTicksBySize extends Quick {
        @Override
        protected IKvStore create() {
            return new PlainKv() {
                @Override
                @Nullable
                Value living(String key) {
                    Value value = super.living(key);
                    return value != null && ticker.getAsLong() < value.end() ? value : null;
                }
            };
        }
    }
}
