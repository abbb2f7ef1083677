package com.jsonexpress.identity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserTransfer;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserImportTest {
    private static final String ANN = "{\"email\":\"ann@example.com\",\"passwordHash\":\"" + Scene.BCRYPT + "\"}";

    private static final String UUID = "5d0f7c1e-2b1c-4c8e-9a51-1d0f3f4b7a01";

    private final Scene scene = Scene.start();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void line_withEverything_isStoredAsItTells() {
        ImportReport report = scene.lines("""
                {"id":"0b81f2d4-0000-4000-8000-00000000abcd","email":"Ann.Lee@Example.com","role":"editor",\
                "emailVerified":true,"requirePasswordReset":true,"disabled":true,"contested":true,\
                "passwordHash":"%s","createdAt":"2019-03-04T05:06:07.123+02:00","updatedAt":"2020-01-01T00:00:00Z",\
                "external":{"issuer":"https://issuer.example.com","subject":"42"},\
                "fields":{"plan":"gold","badge":7,"tags":["a","b"]}}""".formatted(Scene.BCRYPT));

        assertThat(report).isEqualTo(new ImportReport(1, 1, 0, 0, Optional.empty()));
        assertThat(report.isComplete()).isTrue();
        UserRecord ann = scene.stored("ann.lee@example.com");
        assertThat(ann.id()).isEqualTo("0b81f2d4-0000-4000-8000-00000000abcd");
        assertThat(ann.email().typed()).isEqualTo("Ann.Lee@Example.com");
        assertThat(ann.role()).isEqualTo("editor");
        assertThat(ann.emailVerified()).isTrue();
        assertThat(ann.requirePasswordReset()).isTrue();
        assertThat(ann.disabled()).isTrue();
        assertThat(ann.contested()).isTrue();
        assertThat(ann.passwordHash()).contains(Scene.BCRYPT);
        assertThat(ann.createdAt()).isEqualTo(Instant.parse("2019-03-04T03:06:07.123Z"));
        assertThat(ann.updatedAt()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(ann.external()).contains(new ExternalId("https://issuer.example.com", "42"));
        assertThat(ann.fields())
                .containsEntry("plan", "gold")
                .containsEntry("badge", 7L)
                .containsEntry("tags", List.of("a", "b"));
    }

    @Test
    void line_withAnAddressAlone_isAUserWithoutPasswordWhoGetsNoMail() {
        assertThat(scene.lines("{\"email\":\"ann@example.com\"}").imported()).isEqualTo(1);

        UserRecord ann = scene.stored("ann@example.com");
        assertThat(ann.role()).isEqualTo("user");
        assertThat(ann.passwordHash()).isEmpty();
        assertThat(ann.emailVerified()).isFalse();
        assertThat(ann.owedMail()).isEmpty();
        assertThat(ann.fields()).containsEntry("plan", "free");
        assertThat(ann.tokenVersion()).isZero();
    }

    /** A token from before would else be good again: the id is the same, and versions begin anew. */
    @Test
    void user_whoKeepsTheId_hasAnotherTokenVersionThanBefore() {
        scene.lines("{\"id\":\"0123456789abcdef\",\"email\":\"ann@example.com\"}");

        assertThat(scene.stored("ann@example.com").tokenVersion()).isGreaterThan(1_000_000);
        assertThat(scene.stored("ann@example.com").mailVersion()).isGreaterThan(1_000_000);
    }

    @Test
    void field_thatIsNull_hasNoDefault() {
        scene.lines("{\"email\":\"ann@example.com\",\"fields\":{\"plan\":null}}");

        assertThat(scene.stored("ann@example.com").fields()).doesNotContainKey("plan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "''|invalid_json",
                "{|invalid_json",
                "[]|invalid_json",
                "{\"email\":\"a@example.com\",\"email\":\"a@example.com\"}|invalid_json",
                "{\"email\":\"a@example.com\"} {}|invalid_json",
                "{}|email required",
                "{\"email\":null}|email required",
                "{\"email\":7}|email wrong_type",
                "{\"email\":\"hunter2\"}|email invalid_email",
                "{\"email\":\"admin@local\"}|email invalid_email",
                "{\"email\":\" a@example.com\"}|email invalid_email",
                "{\"email\":\"a@example.com\",\"role\":\"Hunter2\"}|role invalid_role",
                "{\"email\":\"a@example.com\",\"roles\":[\"hunter2\"]}|roles field_not_accepted",
                "{\"email\":\"a@example.com\",\"password\":\"hunter2\"}|password field_not_accepted",
                "{\"email\":\"a@example.com\",\"passwordHash\":\"hunter2\"}|passwordHash unreadable_hash",
                "{\"email\":\"a@example.com\",\"passwordHash\":\"\"}|passwordHash unreadable_hash",
                "{\"email\":\"a@example.com\",\"passwordHash\":\"{noop}hunter2\"}|passwordHash unreadable_hash",
                "{\"email\":\"a@example.com\",\"disabled\":\"hunter2\"}|disabled wrong_type",
                "{\"email\":\"a@example.com\",\"createdAt\":\"hunter2\"}|createdAt wrong_type",
                "{\"email\":\"a@example.com\",\"createdAt\":\"1969-12-31T23:59:59Z\"}|createdAt out_of_range",
                "{\"email\":\"a@example.com\",\"updatedAt\":\"2999-01-01T00:00:00Z\"}|updatedAt out_of_range",
                "{\"email\":\"a@example.com\",\"id\":\"42\"}|id invalid_id",
                "{\"email\":\"a@example.com\",\"id\":\"../../../../hunter2\"}|id invalid_id",
                "{\"email\":\"a@example.com\",\"external\":{\"issuer\":\"hunter2\"}}|external invalid",
                "{\"email\":\"a@example.com\",\"external\":[]}|external wrong_type",
                "{\"email\":\"a@example.com\",\"fields\":[]}|fields wrong_type",
                "{\"email\":\"a@example.com\",\"fields\":{\"hue\":\"hunter2\"}}|hue field_not_accepted",
                "{\"email\":\"a@example.com\",\"fields\":{\"plan\":7}}|plan wrong_type",
                "{\"email\":\"a@example.com\",\"tokenVersion\":7}|tokenVersion field_not_accepted"
            })
    void line_thatIsBad_isRejectedByNumberFieldAndRemedyAndTheOthersAreImported(String bad, String fault) {
        ImportReport report = scene.lines(ANN, bad.equals("''") ? "" : bad, "{\"email\":\"bob@example.com\"}");

        assertThat(report).isEqualTo(new ImportReport(3, 2, 0, 1, Optional.empty()));
        assertThat(report.isComplete()).isFalse();
        assertThat(scene.rejections).singleElement().satisfies(rejection -> {
            assertThat((rejection.field() + " " + rejection.code()).strip()).isEqualTo(fault);
            assertThat(rejection.line()).isEqualTo(2);
            assertThat(rejection.toString()).doesNotContainIgnoringCase("hunter2");
            assertThat(rejection.detail().length()).isGreaterThan(10);
        });
        assertThat(scene.store.count()).as("with the first admin").isEqualTo(3);
    }

    @Test
    void line_withSeveralFaults_isCountedOnce() {
        ImportReport report = scene.lines("{\"email\":\"a\",\"role\":\"B\",\"fields\":{\"badge\":0,\"plan\":1}}");

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(scene.faults())
                .containsExactlyInAnyOrder(
                        "1 email invalid_email", "1 role invalid_role", "1 badge out_of_range", "1 plan wrong_type");
    }

    @Test
    void line_thatIsLong_isRejectedByItsLength() throws Exception {
        try (InputStream endless = new Endless(50_000_000)) {
            ImportReport report = scene.imports().lines(endless);

            assertThat(report).isEqualTo(new ImportReport(1, 0, 0, 1, Optional.empty()));
            assertThat(scene.faults()).containsExactly("1  invalid_json");
            assertThat(scene.rejections.get(0).detail()).isEqualTo("A line has at most 262144 bytes.");
        }
    }

    @Test
    void import_again_leavesEverybodyAlone() {
        String bob = "{\"id\":\"0123456789abcdef\",\"email\":\"Bob@example.com\",\"role\":\"editor\","
                + "\"createdAt\":\"2020-01-01T00:00:00Z\",\"fields\":{\"badge\":7,\"plan\":null}}";
        scene.lines(ANN, bob);
        UserRecord before = scene.stored("bob@example.com");

        assertThat(scene.lines(ANN, bob)).isEqualTo(new ImportReport(2, 0, 2, 0, Optional.empty()));
        assertThat(scene.stored("bob@example.com")).isEqualTo(before);
    }

    @Test
    void import_again_afterALoginHasReplacedTheHash_leavesTheUserAlone() {
        scene.lines(ANN);
        UserRecord ann = scene.stored("ann@example.com");
        String own = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A".repeat(43);
        scene.store.update(
                ann.id(),
                UserPatch.builder(Instant.EPOCH)
                        .passwordHash(own)
                        .emailVerified(true)
                        .build());

        assertThat(scene.lines(ANN).alreadyThere()).isEqualTo(1);
        assertThat(scene.stored("ann@example.com").passwordHash()).contains(own);
    }

    @Test
    void address_ofSomebodyElse_inAnotherSpelling_isToldWithWhatDiffers() {
        scene.lines(ANN);
        String other = Scene.BCRYPT.replace("$2a$05", "$2a$06");

        ImportReport report = scene.lines(
                "{\"email\":\"ANN@example.com\",\"role\":\"admin\",\"disabled\":true,\"emailVerified\":true,"
                        + "\"passwordHash\":\"" + other + "\",\"fields\":{\"plan\":\"gold\"}}");

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(scene.faults())
                .containsExactly(
                        "1 email differs",
                        "1 role differs",
                        "1 emailVerified differs",
                        "1 disabled differs",
                        "1 passwordHash differs",
                        "1 plan differs");
        assertThat(scene.rejections.toString()).doesNotContain(other, "gold");
        assertThat(scene.stored("ann@example.com").role()).isEqualTo("user");
    }

    @Test
    void identifier_ofSomebodyElse_isTold() {
        scene.lines("{\"id\":\"0123456789abcdef\",\"email\":\"ann@example.com\",\"fields\":{\"badge\":7},"
                + "\"external\":{\"issuer\":\"i\",\"subject\":\"s\"}}");
        String[] lines = {
            "{\"id\":\"0123456789abcdef\",\"email\":\"b@example.com\"}",
            "{\"email\":\"c@example.com\",\"fields\":{\"badge\":7}}",
            "{\"email\":\"d@example.com\",\"external\":{\"issuer\":\"i\",\"subject\":\"s\"}}"
        };

        for (UserImport imports : List.of(scene.imports().dryRun(), scene.imports())) {
            assertThat(scene.lines(imports, lines).rejected()).isEqualTo(3);
            assertThat(scene.faults())
                    .containsExactly("1 id id_taken", "2 badge field_taken", "3 external field_taken");
        }
    }

    @Test
    void dryRun_storesNothingAndTellsWhatAnImportWould() {
        ImportReport report = scene.lines(
                scene.imports().dryRun(),
                ANN,
                "{\"email\":\"b\"}",
                "{\"email\":\"ANN@example.com\",\"disabled\":true}");

        assertThat(report).isEqualTo(new ImportReport(3, 1, 0, 2, Optional.empty()));
        assertThat(scene.faults()).containsExactly("2 email invalid_email", "3 email twice");
        assertThat(scene.store.count()).isEqualTo(1);
        scene.lines(ANN);
        assertThat(scene.lines(scene.imports().dryRun(), ANN).alreadyThere()).isEqualTo(1);
    }

    @Test
    void inviting_owesAMailToWhoeverHasNoPasswordAndIsEnabled() {
        ImportReport report = scene.lines(
                scene.imports().inviting(),
                ANN,
                "{\"email\":\"bob@example.com\"}",
                "{\"email\":\"carol@example.com\",\"disabled\":true}");

        assertThat(report.imported()).isEqualTo(3);
        assertThat(scene.stored("carol@example.com").owedMail()).isEmpty();
        assertThat(scene.resetByTheLinkTo("bob@example.com")).isEqualTo(200);
        assertThat(scene.login("bob@example.com")).isEqualTo(200);
        assertThat(scene.post("password/forgot", "{\"email\":\"ann@example.com\"}"))
                .isEqualTo(200);
        assertThat(scene.resetByTheLinkTo("ann@example.com"))
                .as("the second mail of all: nobody else was invited")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5d0f7c1e-2b1c-4c8e-9a51-1d0f3f4b7a01", "0123456789ABCDEF", "__--__--__--__--__--__--__--__--"})
    void user_whoKeepsTheId_usesTheLinksOfMails(String id) {
        scene.lines("{\"id\":\"" + id + "\",\"email\":\"ann@example.com\",\"passwordHash\":\"" + Scene.BCRYPT + "\"}");

        scene.post("password/forgot", "{\"email\":\"ann@example.com\"}");
        assertThat(scene.resetByTheLinkTo("ann@example.com")).isEqualTo(200);
        assertThat(scene.login("ann@example.com")).isEqualTo(200);
        assertThat(scene.stored("ann@example.com").id()).isEqualTo(id);
    }

    @Test
    void user_whoKeepsTheId_usesAnInvitation() {
        scene.lines(scene.imports().inviting(), "{\"id\":\"" + UUID + "\",\"email\":\"ann@example.com\"}");

        assertThat(scene.resetByTheLinkTo("ann@example.com")).isEqualTo(200);
        assertThat(scene.login("ann@example.com")).isEqualTo(200);
    }

    @Test
    void user_whoKeepsTheId_verifiesTheAddress() {
        scene.lines(
                "{\"id\":\"" + UUID + "\",\"email\":\"ann@example.com\",\"passwordHash\":\"" + Scene.BCRYPT + "\"}");

        scene.post("verify/resend", "{\"email\":\"ann@example.com\"}");
        String token = scene.letters.tokenTo("ann@example.com");
        assertThat(scene.post("verify", "{\"token\":\"" + token + "\"}")).isEqualTo(200);
        assertThat(scene.stored("ann@example.com").emailVerified()).isTrue();
    }

    /** An import never overwrites; whoever has set a password since is the same user. */
    @Test
    void import_again_afterAReset_leavesTheUserAlone() {
        String ours =
                "$argon2id$v=19$m=12288,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA";
        String[] lines = {
            "{\"email\":\"ann@example.com\",\"passwordHash\":\"" + ours + "\",\"requirePasswordReset\":true}",
            "{\"email\":\"bob@example.com\",\"passwordHash\":\"" + Scene.BCRYPT + "\",\"requirePasswordReset\":true}",
            "{\"email\":\"carol@example.com\",\"requirePasswordReset\":true}"
        };
        scene.lines(lines);
        for (String email : List.of("ann@example.com", "bob@example.com", "carol@example.com")) {
            scene.post("password/forgot", "{\"email\":\"" + email + "\"}");
            assertThat(scene.resetByTheLinkTo(email)).isEqualTo(200);
        }

        assertThat(scene.lines(lines)).isEqualTo(new ImportReport(3, 0, 3, 0, Optional.empty()));
    }

    @Test
    void import_again_whereAResetIsDemandedOfAnUnchangedPassword_isTold() {
        scene.lines(ANN);

        scene.lines(ANN.replace("}", ",\"requirePasswordReset\":true}"));
        assertThat(scene.faults()).containsExactly("1 requirePasswordReset differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\nb", "a\\u0085b", "LONG", ""})
    void external_thatAStoreRefuses_isRejected(String text) {
        String bad = text.equals("LONG") ? "x".repeat(257) : text;
        for (String external : List.of(
                "{\"issuer\":\"i\",\"subject\":\"" + bad + "\"}", "{\"issuer\":\"" + bad + "\",\"subject\":\"s\"}")) {
            if (text.isEmpty() && external.contains("\"issuer\":\"\"")) {
                continue; // tokens of some issuers have no issuer in them
            }
            scene.lines("{\"email\":\"ann@example.com\",\"external\":" + external + "}");
            assertThat(scene.faults()).as(external).containsExactly("1 external invalid");
        }
        assertThat(scene.store.count()).isEqualTo(1);
        scene.lines("{\"email\":\"ann@example.com\",\"external\":{\"issuer\":\"\",\"subject\":\"" + "x".repeat(256)
                + "\"}}");
        assertThat(scene.faults()).isEmpty();
    }

    /** A salt of Django's may be any text, but no store would keep this one. */
    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "LONG"})
    void hash_thatAStoreRefuses_isRejected(String text) {
        String salt = text.equals("LONG") ? "x".repeat(1000) : text;
        String hash = "pbkdf2_sha256$1000$" + salt + "$" + "A".repeat(43) + "=";

        scene.lines("{\"email\":\"ann@example.com\",\"passwordHash\":\"" + hash + "\"}");
        assertThat(scene.faults()).containsExactly("1 passwordHash unreadable_hash");
        scene.lines("{\"email\":\"ann@example.com\",\"passwordHash\":\"" + hash.replace(salt, "salt") + "\"}");
        assertThat(scene.faults()).isEmpty();
    }

    @Test
    void source_thatBreaksOff_stopsWithWhatWasDone() {
        var begin = new ByteArrayInputStream((ANN + "\n{\"email\":\"bad\"}\n").getBytes(StandardCharsets.UTF_8));
        ImportReport report = scene.imports().lines(new SequenceInputStream(begin, new Broken()));

        assertThat(report.lines()).isEqualTo(2);
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.stopped()).get().asString().startsWith("at 3: the source cannot be read, IOException. Begin");
        assertThat(scene.imports().keycloak(new Broken(), KeycloakMapping.NONE).stopped())
                .get()
                .asString()
                .startsWith("at 1: the source cannot be read");
    }

    @Test
    void rejection_thatCannotBeTold_stopsAtItsLine() {
        UserImport imports = scene.imports().rejects(rejection -> {
            throw new UncheckedIOException(new IOException("full"));
        });

        ImportReport report = scene.lines(imports, ANN, "{\"email\":\"bad\"}", "{\"email\":\"bob@example.com\"}");

        assertThat(report.lines()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.stopped()).get().asString().startsWith("at 2: UncheckedIOException");
    }

    @Test
    void dryRun_ofAGoodLineAfterABadOneWithItsAddress_takesIt() {
        ImportReport report =
                scene.lines(scene.imports().dryRun(), "{\"email\":\"ann@example.com\",\"role\":\"BAD\"}", ANN, ANN);

        assertThat(report).isEqualTo(new ImportReport(3, 1, 0, 2, Optional.empty()));
        assertThat(scene.faults()).containsExactly("1 role invalid_role", "3 email twice");
    }

    @Test
    void dryRun_ofAnImportThatInvites_findsThatThereIsNoMail() {
        try (Scene mute = Scene.withoutMail()) {
            for (UserImport imports : List.of(
                    mute.imports().inviting(),
                    mute.imports().inviting().dryRun(),
                    mute.imports().dryRun().inviting())) {
                mute.lines(imports, "{\"email\":\"bob@example.com\"}");
                assertThat(mute.faults()).containsExactly("1  email_unavailable");
            }
            assertThat(mute.store.count()).isZero();
        }
    }

    @Test
    void outage_inTheMiddle_stopsWithWhatWasDoneAndASecondRunDoesTheRest() {
        AtomicInteger writes = new AtomicInteger();
        String[] lines = new String[10];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "{\"email\":\"user" + i + "@example.com\"}";
        }
        MemoryUserStore memory = new MemoryUserStore();
        memory.start(TestContext.at(new MovableTime()).context());
        try (Scene failing = Scene.on(failingOnce(memory, writes, 4))) {
            ImportReport report = failing.lines(lines);

            assertThat(report.lines()).isEqualTo(3);
            assertThat(report.imported()).isEqualTo(3);
            assertThat(report.stopped()).get().asString().startsWith("at 4: UnavailableException");
            assertThat(report.isComplete()).isFalse();
            assertThat(failing.lines(lines)).isEqualTo(new ImportReport(10, 7, 3, 0, Optional.empty()));
        }
    }

    private static UserStore failingOnce(UserStore store, AtomicInteger writes, int failing) {
        return (UserStore) Proxy.newProxyInstance(
                UserStore.class.getClassLoader(), new Class<?>[] {UserStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("create") && writes.incrementAndGet() == failing) {
                        throw new UnavailableException("told to fail");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void copies_andRejections_printNoSecret() {
        assertThat(scene.lines(ANN).toString()).isEqualTo("1 lines: 1 imported, 0 already there, 0 rejected");
        UserTransfer transfer = scene.identity.users().transfer();
        assertThat(transfer.exportUsers(Optional.empty(), true).toString()).doesNotContain(Scene.BCRYPT, "ann@");
        assertThat(transfer.ephemeral()).containsExactlyInAnyOrder("store", "kv", "queue");
    }

    /** A pipe whose other end is gone. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken pipe");
        }
    }

    /** One line of many bytes, which are nowhere. */
    private static final class Endless extends InputStream {
        private int left;

        Endless(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = Math.min(left, length);
            Arrays.fill(bytes, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
