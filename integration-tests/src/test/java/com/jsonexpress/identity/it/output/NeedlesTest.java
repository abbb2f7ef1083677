package com.jsonexpress.identity.it.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedlesTest {

    @Test
    void needles_atEachEndAndInTheMiddle_areFound() {
        Needles needles = new Needles(List.of("12345678", "12345678x", "abcdefghi", "Grüße-an-alle"));

        assertThat(needles.in("12345678")).containsExactly("12345678");
        assertThat(needles.in("..12345678x")).containsExactly("12345678", "12345678x");
        assertThat(needles.in("xabcdefgh")).isEmpty();
        assertThat(needles.in("1abcdefghi2 Grüße-an-alle")).containsExactly("Grüße-an-alle", "abcdefghi");
        assertThat(needles.in("abcdefg")).isEmpty();
        assertThat(needles.in("")).isEmpty();
    }

    @Test
    void needles_ofRandomTexts_areThoseThatTheTextContains() {
        Random random = new Random(7);
        String haystack = text(random, 100_000);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int start = random.nextInt(90_000);
            texts.add(i % 2 == 0 ? text(random, 12) : haystack.substring(start, start + 8 + random.nextInt(40)));
        }

        assertThat(new Needles(texts).in(haystack))
                .containsExactlyInAnyOrderElementsOf(
                        texts.stream().filter(haystack::contains).distinct().toList())
                .hasSizeGreaterThan(900);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
