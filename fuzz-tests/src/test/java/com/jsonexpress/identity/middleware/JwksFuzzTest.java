package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jsonexpress.identity.fuzz.FuzzTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;

/** A key that counts is public, for signatures and of a type that has some; what is told of the others forges no line. */
class JwksFuzzTest extends FuzzTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Override
    protected void look(byte[] input) throws IOException {
        KeySet keys;
        try {
            keys = KeySet.parse(input, EnumSet.allOf(JwsAlgorithm.class), CLOCK);
        } catch (JwksException e) {
            assertThat(e.problem()).startsWith("did not answer with");
            return;
        }
        JsonNode all = JACKSON.readTree(input).get("keys");
        int candidates = 0;
        for (JsonNode key : all) {
            candidates += mayCount(key) ? 1 : 0;
        }
        assertThat(keys.size()).isLessThanOrEqualTo(candidates);
        assertThat(keys.size() + keys.dropped().size())
                .isLessThanOrEqualTo(all.size() + keys.dropped().size());
        assertThat(keys.dropped())
                .allMatch(line -> line.length() < 400 && line.chars().noneMatch(Character::isISOControl));
        if (keys.size() < all.size()) {
            assertThat(keys.dropped()).isNotEmpty();
        }
    }

    private static boolean mayCount(JsonNode key) {
        String type = key.path("kty").asText("");
        boolean material =
                type.equals("RSA") && key.path("n").isTextual() && key.path("e").isTextual()
                        || (type.equals("EC") || type.equals("OKP"))
                                && key.path("x").isTextual()
                                && key.path("crv").isTextual();
        return material
                && !key.has("d")
                && (!key.has("use") || key.get("use").asText("").equals("sig"));
    }
}
