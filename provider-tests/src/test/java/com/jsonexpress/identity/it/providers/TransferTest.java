package com.jsonexpress.identity.it.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.transfer.ImportReport;
import com.jsonexpress.identity.transfer.UserExport;
import com.jsonexpress.identity.transfer.UserImport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Import and export over the databases. {@code -Dtransfer.users=20000} brings so many and prints how many in a second.
 */
class TransferTest {
    private static final int USERS = Integer.getInteger("transfer.users", 450);

    @Test
    void postgresql_exportedAndImportedAgain_isTheSame() throws IOException {
        isTheSame("PostgreSQL", Postgresql.schema("transfer_one"), Postgresql.schema("transfer_two"));
    }

    @Test
    void h2_exportedAndImportedAgain_isTheSame() throws IOException {
        isTheSame("H2", "jdbc:h2:mem:one;DB_CLOSE_DELAY=-1", "jdbc:h2:mem:two;DB_CLOSE_DELAY=-1");
    }

    private static void isTheSame(String database, String from, String to) throws IOException {
        try (Identity first = start(from);
                Identity second = start(to)) {
            String lines =
                    IntStream.range(0, USERS).mapToObj(TransferTest::line).collect(Collectors.joining());
            long begin = System.nanoTime();
            assertThat(bring(first, lines)).isEqualTo(new ImportReport(USERS, USERS, 0, 0, Optional.empty()));
            long imported = System.nanoTime();
            String exported = export(first);
            System.out.printf(
                    "%s: %,d lines in a second imported, %,d exported%n",
                    database, rate(imported - begin), rate(System.nanoTime() - imported));

            assertThat(bring(second, exported)).isEqualTo(new ImportReport(USERS, USERS, 0, 0, Optional.empty()));
            assertThat(export(second)).isEqualTo(exported);
            assertThat(exported.lines()).hasSize(USERS);
            assertThat(bring(second, exported).alreadyThere()).isEqualTo(USERS);
        }
    }

    /** The database decides whose an address is, whoever else is at work. */
    @Test
    void import_byManyAtOnce_storesEveryUserOnce() throws Exception {
        String lines = IntStream.range(0, 60).mapToObj(TransferTest::line).collect(Collectors.joining());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (Identity identity = start(Postgresql.schema("transfer_race"))) {
            List<Callable<ImportReport>> runs = IntStream.range(0, 4)
                    .<Callable<ImportReport>>mapToObj(i -> () -> bring(identity, lines))
                    .toList();
            long imported = 0;
            for (Future<ImportReport> run : pool.invokeAll(runs)) {
                ImportReport report = run.get();
                assertThat(report.imported() + report.alreadyThere()).isEqualTo(60);
                imported += report.imported();
            }
            assertThat(imported).isEqualTo(60);
            assertThat(export(identity).lines()).hasSize(60);
        } finally {
            pool.shutdownNow();
        }
    }

    private static String line(int i) {
        return "{\"id\":\"0000-0000-0000-%06d\",\"email\":\"User%d@example.com\",%s\"role\":\"%s\",\"emailVerified\":%s}\n"
                .formatted(
                        i,
                        i,
                        i % 2 == 0
                                ? "\"passwordHash\":\"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\","
                                : "",
                        i % 3 == 0 ? "editor" : "user",
                        i % 5 == 0);
    }

    private static Identity start(String url) {
        return Identity.start(IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .set("jex.store", "jdbc")
                .set("jex.kv", "memory")
                .set("jex.queue", "memory")
                .set("jex.email", "console")
                .set("jex.jdbc.url", url)
                .part(new InsecureFastHasher())
                .announceByHost());
    }

    private static ImportReport bring(Identity identity, String lines) {
        return UserImport.into(identity).lines(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static String export(Identity identity) throws IOException {
        var out = new ByteArrayOutputStream();
        UserExport.from(identity).withPasswordHashes().lines(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static long rate(long nanos) {
        return USERS * 1_000_000_000L / Math.max(1, nanos);
    }
}
