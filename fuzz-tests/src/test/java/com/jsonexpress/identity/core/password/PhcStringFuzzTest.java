package com.jsonexpress.identity.core.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.fuzz.FuzzTest;

/** A stored hash has one spelling; what the limits let through is bounded, whatever the text asks for. */
class PhcStringFuzzTest extends FuzzTest {
    private static final HashLimits LIMITS = new HashLimits(new HashParameters(19_456, 2, 1));

    @Override
    protected void look(byte[] input) {
        String text = new String(input, UTF_8);
        PhcString.parse(text).ifPresent(phc -> {
            assertThat(phc.format()).isEqualTo(text);
            assertThat(phc.toString()).isEqualTo("PhcString[<redacted>]");
            HashParameters asked = phc.parameters();
            assertThat(text).startsWith("$argon2id$v=19$m=" + asked.memory() + ",t=" + asked.iterations() + ",p=");
            if (LIMITS.allow(phc)) {
                assertThat(asked.memory()).isBetween(8 * asked.parallelism(), 262_144);
                assertThat(asked.iterations()).isBetween(1, 16);
                assertThat(asked.parallelism()).isBetween(1, 16);
                assertThat(asked.memory() * asked.iterations()).isLessThanOrEqualTo(1_048_576);
                assertThat(phc.salt().length).isBetween(8, 64);
                assertThat(phc.hash().length).isBetween(16, 64);
            }
        });
    }
}
