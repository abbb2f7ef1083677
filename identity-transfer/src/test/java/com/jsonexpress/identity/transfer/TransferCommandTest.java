package com.jsonexpress.identity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferCommandTest {
    private static final String ANN = "{\"email\":\"ann@example.com\",\"passwordHash\":\"" + Scene.BCRYPT + "\"}\n";
    private static final String BOB = "{\"email\":\"bob@example.com\",\"role\":\"editor\"}\n";

    @TempDir
    Path folder;

    /** How it ended, and what it said. */
    private record Ended(int code, String said) {}

    private Ended run(IdentitySettings settings, String... arguments) {
        PrintStream before = System.err;
        var heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            return new Ended(Transfer.run(settings, arguments), heard.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private Ended run(String... arguments) {
        return run(onFile("users"), arguments);
    }

    private IdentitySettings onFile(String database) {
        return Scene.settings()
                .set("jex.store", "jdbc")
                .set("jex.jdbc.url", "jdbc:h2:file:" + folder.toAbsolutePath().resolve(database));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void import_thenAgain_thenExport_intoAnotherStore() throws IOException {
        String users = file("users.jsonl", ANN + BOB);

        Ended first = run("import", users);
        assertThat(first.said()).contains("2 lines: 2 imported, 0 already there, 0 rejected", "lines in a second");
        assertThat(first.code()).isZero();
        Ended again = run("import", users);
        assertThat(again.said()).contains("2 lines: 0 imported, 2 already there, 0 rejected");
        assertThat(again.code()).isZero();
        assertThat(folder.resolve("users.jsonl.rejects.jsonl")).doesNotExist();

        Path exported = folder.resolve("exported.jsonl");
        Ended export = run("export", "--with-password-hashes", exported.toString());
        assertThat(export.said()).contains("2 users exported, 1 left out (admin@local)");
        assertThat(export.code()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exported)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(exported)).contains(Scene.BCRYPT);
        assertThat(run("export", exported.toString()).said()).contains("already. Name another one");

        Path second = folder.resolve("second.jsonl");
        assertThat(run(onFile("other"), "import", exported.toString()).code()).isZero();
        assertThat(run(onFile("other"), "export", "--with-password-hashes", second.toString())
                        .code())
                .isZero();
        assertThat(second).hasSameTextualContentAs(exported);
    }

    /** The command on its own knows none that the application declares in code. */
    @Test
    void export_ofFieldsThatAreNotDeclared_namesThemAndIsIncomplete() throws IOException {
        UserField motto = UserField.text("motto", 20);
        String users =
                file("users.jsonl", ANN + "{\"email\":\"bob@example.com\",\"fields\":{\"motto\":\"hunter2\"}}\n");
        assertThat(run(onFile("users").field(motto), "import", users).code()).isZero();

        Ended declared = run(
                onFile("users").field(motto),
                "export",
                folder.resolve("whole.jsonl").toString());
        Ended export = run("export", folder.resolve("part.jsonl").toString());

        assertThat(declared.code()).isZero();
        assertThat(declared.said()).doesNotContain("motto");
        assertThat(export.code()).isEqualTo(1);
        assertThat(export.said())
                .contains("2 users exported, 1 left out (admin@local), without the fields motto", "not declared here")
                .doesNotContain("hunter2");
        assertThat(folder.resolve("part.jsonl"))
                .content()
                .contains("bob@example.com")
                .doesNotContain("motto");
    }

    @Test
    void import_ofABadLine_isTheRestAndAFileThatTellsItWithoutValues() throws IOException {
        String users = file("users.jsonl", ANN + "{\"email\":\"hunter2\",\"password\":\"hunter3\"}\n" + BOB);

        Ended ended = run("import", users);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .contains("3 lines: 2 imported, 0 already there, 1 rejected", users + ".rejects.jsonl")
                .doesNotContain("hunter", Scene.BCRYPT);
        List<String> rejects = Files.readAllLines(folder.resolve("users.jsonl.rejects.jsonl"));
        assertThat(rejects).hasSize(1);
        assertThat(rejects.get(0))
                .startsWith("{\"line\":2,\"field\":\"password\",\"code\":\"field_not_accepted\",\"detail\":\"")
                .doesNotContain("hunter");
        file("users.jsonl", ANN + "{\"email\":\"carol@example.com\"}\n" + BOB);
        assertThat(run("import", users).said()).contains("3 lines: 1 imported, 2 already there, 0 rejected");
        assertThat(folder.resolve("users.jsonl.rejects.jsonl")).doesNotExist();
    }

    /** One file has many names. */
    @ParameterizedTest
    @ValueSource(strings = {"./users.jsonl", "hard.jsonl", "soft.jsonl"})
    void rejects_thatAreTheInputByAnotherName_areRefusedAndTheFileIsKept(String name) throws IOException {
        String users = file("users.jsonl", BOB + "{\"email\":\"bad\"}\n");
        Files.createLink(folder.resolve("hard.jsonl"), Path.of(users));
        Files.createSymbolicLink(folder.resolve("soft.jsonl"), Path.of(users));

        Ended ended = run("import", "--rejects", folder + "/" + name, users);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("would replace the file itself", "export [--with-password-hashes] FILE");
        assertThat(Path.of(users)).content().startsWith(BOB);
        assertThat(folder.resolve(name)).exists();
    }

    @Test
    void rejects_thatAreAFileOfTheUsers_areRefusedAndItIsKept() throws IOException {
        String mine = file("mine.txt", "dear diary");

        Ended ended = run("import", "--rejects", mine, file("users.jsonl", "{\"email\":\"bad\"}\n"));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("already. Name another one");
        assertThat(Path.of(mine)).hasContent("dear diary");
    }

    @Test
    void export_thatBreaksOff_leavesNoFile() {
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(new MovableTime()).context());
        UserStore failing = (UserStore) Proxy.newProxyInstance(
                UserStore.class.getClassLoader(), new Class<?>[] {UserStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("page")) {
                        throw new UnavailableException("told to fail");
                    }
                    return method.invoke(store, arguments);
                });
        Path exported = folder.resolve("exported.jsonl");

        Ended ended = run(Scene.settings().part(failing), "export", "--with-password-hashes", exported.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("A service did not answer");
        assertThat(exported).doesNotExist();
    }

    /** They wait in the memory of a process that is about to end: more than closing alone would wait for. */
    @Tag("wide")
    @Test
    void invitations_inAQueueInMemory_areSentBeforeTheEnd() throws IOException {
        Letters letters = new Letters(Duration.ofMillis(3_800));
        StringBuilder users = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            users.append("{\"email\":\"user").append(i).append("@example.com\"}\n");
        }

        Ended ended = run(
                onFile("users")
                        .set("jex.kv", "jdbc")
                        .set("jex.email", "letters")
                        .part(letters),
                "import",
                "--invite",
                file("users.jsonl", users.toString()));

        assertThat(ended.code()).isZero();
        assertThat(letters.sent).hasSize(10);
    }

    /** Their tokens would end with the command, and the links be dead. */
    @Test
    void invitations_withLinksInMemory_areRefused() throws IOException {
        Ended ended = run("import", "--invite", file("users.jsonl", BOB));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("jex.kv=redis");
        assertThat(run("export", folder.resolve("none").toString()).said()).contains("0 users exported");
    }

    @Test
    void import_fromStandardInputAndDry_storesNothing() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((ANN + BOB).getBytes(StandardCharsets.UTF_8)));
        try {
            Ended ended =
                    run("import", "--dry-run", "--rejects", folder.resolve("r").toString(), "-");
            assertThat(ended.code()).isZero();
            assertThat(ended.said()).contains("Dry run, nothing was stored. 2 lines: 2 imported");
        } finally {
            System.setIn(before);
        }
        assertThat(run("export", folder.resolve("none").toString()).said()).contains("0 users exported");
    }

    /** Its password is the application's to tell. */
    @Test
    void command_onAnEmptyStore_announcesNoAdmin() throws IOException {
        assertThat(run("import", file("users.jsonl", BOB)).said()).doesNotContain("password: ", "admin_password_told");
    }

    @Test
    void import_intoMemory_isRefused() throws IOException {
        Ended ended = run(Scene.settings().set("jex.store", "memory"), "import", file("users.jsonl", BOB));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("com.jsonexpress:identity-jdbc");
    }

    @Test
    void file_thatIsNot_isToldAndABootThatFailsHasItsRemedy() {
        assertThat(run("import", folder.resolve("none").toString())).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.said()).contains("cannot be read").doesNotContain("\tat ");
        });
        assertThat(run(onFile("users").set("jex.auth.tokenTTL", "x"), "export", "x"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(2);
                    assertThat(ended.said()).contains("jex.auth.tokenTTL").doesNotContain("\tat ");
                });
    }

    @Test
    void names_mayHaveSpacesBetweenThem() throws Options.Refused {
        Options options =
                Options.read("import", "--from", "keycloak", "--roles", "admin, editor ", "--fields", " a ,b", "x");

        assertThat(options.mapping()).isEqualTo(new KeycloakMapping(List.of("admin", "editor"), List.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delete x",
                "import",
                "import a b",
                "import --from csv a",
                "import --rejects",
                "import --rejects a a",
                "import --with-password-hashes a",
                "export --dry-run a",
                "export -",
                "import --quick a",
                "import --roles admin a",
                "import --from jsonl --fields plan a",
            })
    void arguments_thatAreWrong_areToldWithTheUsage(String line) {
        Ended ended = run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("export [--with-password-hashes] FILE");
    }
}
