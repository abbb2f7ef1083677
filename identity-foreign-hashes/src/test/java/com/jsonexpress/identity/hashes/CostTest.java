package com.jsonexpress.identity.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a hash says that it costs decides which one everybody computes. */
class CostTest {
    private static final String TAIL = "$c29tZXNhbHRzb21lc2FsdA$CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA";
    /** From the dearest to the cheapest, as measured. */
    private static final List<String> MEASURED = List.of(
            "$2b$13$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
            "$pbkdf2-sha512$i=320000" + TAIL,
            "$argon2i$v=19$m=65536,t=2,p=1" + TAIL,
            "$pbkdf2-sha256$i=400000" + TAIL,
            "$scrypt$ln=14,r=8,p=1" + TAIL,
            "$pbkdf2-sha256$i=29000" + TAIL);

    private static ForeignHash hash(String stored) {
        if (Hash.read(stored) instanceof Reading.Readable readable) {
            return readable.hash();
        }
        throw new AssertionError(stored);
    }

    @Test
    void cost_ordersWhatWasMeasured() {
        assertThat(MEASURED.stream().map(stored -> -hash(stored).cost()).toList())
                .isSorted();
    }

    /** With {@code -Dcosts}: the processor's time beside what is claimed, the least of five. */
    @Test
    @EnabledIfSystemProperty(named = "costs", matches = ".*")
    void cost_isAboutTheProcessorsTime() {
        for (String stored : MEASURED) {
            ForeignHash hash = hash(stored);
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                least = Math.min(least, nanos(hash));
            }
            System.out.printf("%.24s… %d ms, cost() %d ms%n", stored, least / 1_000_000, hash.cost() / 1_000_000);
            assertThat((double) hash.cost() / least).isBetween(0.3, 4.0);
        }
    }

    private static long nanos(ForeignHash hash) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(hash.verify("kajak".getBytes(StandardCharsets.UTF_8))).isFalse();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
