package com.jsonexpress.identity.it.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs last, in an execution of its own: whatever the suite printed holds none of the passwords, tokens, secrets and
 * hashes that the suite used (security-bar 19). Two things are printed on purpose and left out: the seeded admin's
 * password, and the mails of the console provider. The modules below {@code host-tests} extend it.
 */
@Asvs({"14.2.4", "16.2.5"})
public class NoSecretInOutputTest {
    /** Of the tests, and of processes that they start. */
    private static final List<String> FOLDERS = List.of("surefire-reports", "instances");

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("  password: \\S+");
    private static final Pattern MAIL = Pattern.compile("[|+].*");
    /** A signed token, or a password hash, whoever made it. */
    private static final Pattern SHAPE = Pattern.compile(
            "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{20,}|\\$argon2id\\$v=19\\$m=\\d+,t=\\d+,p=\\d+\\$[A-Za-z0-9+/]{8,}\\$[A-Za-z0-9+/]{20,}");

    @Test
    void output_ofThisModule_holdsNoSecretOfTheLedger() throws IOException {
        List<String> secrets = Files.readAllLines(Secrets.LEDGER).stream()
                .filter(secret -> secret.length() >= 8)
                .distinct()
                .toList();
        assertThat(secrets).as("secrets that the suite has noted").hasSizeGreaterThan(20);
        Needles needles = new Needles(secrets);
        Set<String> printed = new TreeSet<>();
        for (Path report : reports(Path.of("target"))) {
            needles.in(String.join("\n", meant(report)))
                    .forEach(secret -> printed.add(report.getFileName() + ": " + secret.substring(0, 4) + "…"));
        }
        assertThat(printed).isEmpty();
    }

    @Test
    void output_ofEveryModule_holdsNothingShapedLikeATokenOrAHash() throws IOException {
        Set<String> printed = new TreeSet<>();
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                for (Path report : reports(module.resolve("target"))) {
                    meant(report).stream()
                            .filter(line -> SHAPE.matcher(line).find())
                            .forEach(line -> printed.add(report.toString()));
                }
            }
        }
        assertThat(printed).isEmpty();
    }

    private static List<Path> reports(Path target) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(target.resolve(folder))) {
                try (Stream<Path> files = Files.list(target.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith("-output.txt"))
                            .forEach(reports::add);
                }
            }
        }
        return reports;
    }

    /** The lines that were not printed on purpose. */
    private static List<String> meant(Path report) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : new String(Files.readAllBytes(report), StandardCharsets.UTF_8).split("\n")) {
            if (!ANNOUNCEMENT.matcher(line).matches() && !MAIL.matcher(line).matches()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
