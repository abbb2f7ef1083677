package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.event.LoggingListener;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.session.SessionRecord;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.it.architecture.Production;
import com.jsonexpress.identity.it.boot.LogTap;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} and {@code SECURITY.md} say in figures and names is what the code has. */
class SecurityPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String CRYPTO =
            "java\\.security\\.(?!CodeSource|ProtectionDomain|AccessControl|Privileged|Permission|Principal).*"
                    + "|javax\\.crypto\\..*|io\\.jsonwebtoken\\..*|de\\.mkammerer\\..*|org\\.bouncycastle\\..*";

    @Asvs({"2.1.3", "6.1.1"})
    @Test
    void throttling_onThePage_hasTheFiguresOfTheCode() throws IOException {
        String strangers = text(LimitKeys.STRANGER_GUESSES);
        String devices = text(LimitKeys.DEVICE_GUESSES);
        assertThat(section("Throttling"))
                .contains(
                        "After " + strangers + " wrong passwords in a row", "after " + devices + " more on the user's")
                .contains("at most " + (Integer.parseInt(strangers) + Integer.parseInt(devices)) + " guesses between")
                .contains("used up its guesses, " + text(LimitKeys.SOURCE_GUESSES) + " wrong ones")
                .contains("may ask " + text(LimitKeys.SOURCE_MAILS) + " times an hour");
        assertThat(text(LimitKeys.LINK_MAILS))
                .as("mailed again five times at most")
                .isEqualTo("5");
    }

    @Asvs({"7.1.1", "7.1.2"})
    @Test
    void sessions_onThePage_haveTheLivesOfTheCode() throws IOException {
        assertThat(section("Tokens"))
                .contains("after " + days(AuthKeys.REFRESH_TTL) + " days without use")
                .contains("after " + days(AuthKeys.SESSION_TTL) + " days in any case")
                .contains("any number of sessions", "NIST SP 800-63B-4");
    }

    @Asvs("15.1.3")
    @Test
    void gate_onThePage_hasTheFiguresOfTheCode() throws IOException {
        int memory = Integer.parseInt(text(PasswordKeys.HASH_MEMORY));
        assertThat(section("Passwords"))
                .contains(String.format(Locale.ROOT, "%,d KiB", memory))
                .contains(text(PasswordKeys.HASH_ITERATIONS) + " passes by default")
                .contains("at most " + text(PasswordKeys.HASH_QUEUE) + " wait")
                .contains("each at most " + text(PasswordKeys.HASH_TIMEOUT).replace("s", " s"));
    }

    @Asvs("6.1.2")
    @Test
    void contextWords_onThePage_areRefused() throws IOException {
        assertThat(section("Passwords"))
                .contains(
                        "the application's name (`jex.auth.email.appName`), the address",
                        "before the `@`",
                        "before a `+`")
                .contains("several times over", "up to 8 digits or signs at the ends");
        PasswordRules rules = new PasswordRules(8, "Acme Portal", List.of());
        for (String refused : List.of(
                "Acme Portal",
                "ACMEPORTAL",
                "acme-portal",
                "acmeportalacmeportal",
                "!acmeportal1234567",
                "ada.lovelace+work@example.com",
                "AdaLovelace+Work",
                "ada.lovelace",
                "adalovelace99")) {
            assertThat(rules.check(refused, "password", "ada.lovelace+work@example.com"))
                    .as(refused)
                    .isInstanceOf(Result.Failed.class);
        }
    }

    @Asvs({"11.1.1", "11.1.2"})
    @Test
    void cryptography_onThePage_isWhatTheCodeUses() throws IOException {
        Set<String> using = Production.classes().stream()
                .filter(SecurityPageTest::callsCryptography)
                .map(type -> type.getName().replaceFirst("^.*\\.([^.$]+).*$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows("Cryptography", 0)).containsExactlyInAnyOrderElementsOf(using);
    }

    @Asvs({"14.1.1", "14.1.2"})
    @Test
    void assets_ofTheThreatModel_areWhatTheRecordsHold() throws IOException {
        assertThat(rows("What is held", 1)).containsExactlyInAnyOrderElementsOf(components(UserRecord.class));
        assertThat(rows("What is held", 2))
                .filteredOn(name -> !name.startsWith("jex."))
                .containsExactlyInAnyOrderElementsOf(components(SessionRecord.class));
    }

    @Asvs("16.1.1")
    @Test
    void events_onThePage_areThoseOfTheCode() throws IOException {
        for (String level : List.of("INFO", "DEBUG")) {
            String row = section("Logs and events")
                    .lines()
                    .filter(line -> line.startsWith("| `" + level + "` |"))
                    .findFirst()
                    .orElseThrow();
            List<String> logged = Arrays.stream(EventType.values())
                    .filter(type -> lineOf(type).contains(level))
                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                    .toList();
            assertThat(codes(row.split("\\|")[2])).as(level).containsExactlyInAnyOrderElementsOf(logged);
        }
    }

    @Test
    void promises_nameTestsThatExist() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> named = Page.read("SECURITY.md")
                .lines()
                .filter(line -> line.contains("](docs/security.md#") && line.startsWith("|"))
                .flatMap(line -> codes(line.split("\\|")[3]))
                .toList();
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(tests).containsAll(named);
    }

    private static boolean callsCryptography(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().matches(CRYPTO));
    }

    private static String lineOf(EventType type) {
        try (LogTap log = new LogTap()) {
            new LoggingListener().on(IdentityEvent.of(type, Instant.EPOCH).user("ada"));
            return log.text();
        }
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** The names in code of one column of the table in a section. */
    private static List<String> rows(String section, int column) throws IOException {
        return section(section)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .flatMap(line -> codes(line.split("\\|")[column + 1]))
                .toList();
    }

    private static Stream<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1));
    }

    /** With line ends as spaces in the text, and kept in tables. */
    private static String section(String heading) throws IOException {
        String page = Page.read("docs/security.md");
        String from = page.substring(page.indexOf("\n## " + heading + "\n") + heading.length() + 5);
        String section = from.substring(0, Math.max(from.indexOf("\n## "), 0));
        return section.replaceAll("(?<!\\|)\n(?!\\|)", " ");
    }

    private static String text(ConfigKey<?> key) {
        return key.defaultText().orElseThrow();
    }

    private static String days(ConfigKey<?> key) {
        return text(key).replace("d", "");
    }
}
