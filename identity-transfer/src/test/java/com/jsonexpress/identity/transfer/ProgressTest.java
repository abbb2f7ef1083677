package com.jsonexpress.identity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.testkit.MovableTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever waits for a long file hears how far it is, and nobody else hears anything. */
class ProgressTest {
    private final MovableTime time = new MovableTime();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(heard, true, StandardCharsets.UTF_8), time.ticker());

    private void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    private String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Test
    void progress_isToldEveryTwoSecondsWithTheRateSinceTheBeginning() {
        pass(1_999);
        progress.accept(1_000);
        assertThat(heard()).isEmpty();

        pass(1);
        progress.accept(1_010);
        progress.accept(1_011);
        pass(1_999);
        progress.accept(1_600);
        pass(1);
        progress.accept(2_000);

        assertThat(heard().lines()).containsExactly("1010 so far, 505 in a second", "2000 so far, 500 in a second");
    }

    /** Each line lets half a second pass. */
    @Test
    void import_ofALongFile_tellsHowFarItIs() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            lines.append("{\"email\":\"user").append(i).append("@example.com\"}\n");
        }
        try (Scene scene = Scene.start()) {
            UserImport.into(scene.identity)
                    .progress(count -> {
                        pass(500);
                        progress.accept(count);
                    })
                    .lines(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(heard().lines()).containsExactly("4 so far, 2 in a second", "8 so far, 2 in a second");
    }
}
