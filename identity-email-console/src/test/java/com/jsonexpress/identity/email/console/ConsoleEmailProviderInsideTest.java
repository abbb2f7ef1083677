package com.jsonexpress.identity.email.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.schema.EmailAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleEmailProviderInsideTest {

    @Test
    void send_aMail_isOneReadableBlock() throws EmailException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(printed, true, UTF_8);

        new ConsoleEmailProvider(() -> console).send(message("Hello,\n\nhttps://app.example.com/verify#token=abc\n"));

        assertThat(printed.toString(UTF_8)).isEqualTo("""

                +---- mail ----------------------------------------------------------------
                | To:      a@example.com
                | Subject: Verify your address
                |
                | Hello,
                |
                | https://app.example.com/verify#token=abc
                +--------------------------------------------------------------------------
                """);
    }

    @Asvs("1.3.3")
    @Test
    void send_controlCharacters_cannotLeaveTheFrame() throws EmailException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(printed, true, UTF_8);

        new ConsoleEmailProvider(() -> console).send(message("a\rb\u001b[2Jc\n+---- mail\0"));

        assertThat(printed.toString(UTF_8)).contains("| a\n| b?[2Jc\n| +---- mail?\n");
    }

    @Test
    void send_aMail_isOneWriteOnTheStream() throws EmailException {
        List<String> writes = new ArrayList<>();
        PrintStream console = new PrintStream(new ByteArrayOutputStream(), true, UTF_8) {
            @Override
            public void print(String text) {
                writes.add(text);
            }
        };

        new ConsoleEmailProvider(() -> console).send(message("text"));

        assertThat(writes).hasSize(1);
    }

    @Test
    void send_withoutStreamOfItsOwn_printsToSystemOutAsItIsThen() throws EmailException {
        ConsoleEmailProvider provider = new ConsoleEmailProvider();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            provider.send(message("to the console"));
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(UTF_8)).contains("| to the console\n");
    }

    private static EmailMessage message(String text) {
        return new EmailMessage(
                "id",
                EmailAddress.parse("a@example.com").orElseThrow(),
                "no-reply@example.com",
                "Verify your address",
                text,
                "<p>html</p>",
                Optional.empty(),
                Map.of());
    }
}
