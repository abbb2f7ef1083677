package com.jsonexpress.identity.email.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.testkit.EmailProviderContract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

@Asvs("1.3.11")
class ConsoleEmailProviderTest extends EmailProviderContract {
    private static final Pattern BLOCK =
            Pattern.compile("\\n\\+---- mail -+\\n\\| To: {6}(.*)\\n\\| Subject: (.*)\\n\\|\\n((?:\\|.*\\n)*)\\+-+\\n");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, true, UTF_8);

    @Override
    protected EmailProvider create() {
        return new ConsoleEmailProvider(() -> console);
    }

    @Override
    protected boolean refuseNext(boolean permanently) {
        console.close();
        return !permanently;
    }

    @Override
    protected List<Delivered> delivered() {
        return BLOCK.matcher(printed.toString(UTF_8))
                .results()
                .map(ConsoleEmailProviderTest::mail)
                .toList();
    }

    private static Delivered mail(MatchResult block) {
        String text = block.group(3).replaceAll("(?m)^\\| ?", "").stripTrailing();
        return new Delivered(block.group(1), block.group(2), text);
    }
}
