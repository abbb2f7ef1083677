package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A running identity with some custom fields, and what an import into it told. */
final class Scene implements AutoCloseable {
    static final String BCRYPT = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    static final String PASSWORD = "a-new-long-password-7";
    static final String SECRET = "wpV7-kd02-Qm4x-91Lz-ttRe-77Bc-aaX0-open-sesame";

    final List<Rejection> rejections = new ArrayList<>();
    final UserStore store;
    final Identity identity;
    final Letters letters;

    private Scene(UserStore store, IdentitySettings settings) {
        this(store, settings.set("jex.email", "letters"), new Letters(Duration.ZERO));
    }

    private Scene(UserStore store, IdentitySettings settings, Letters letters) {
        this.store = store;
        this.letters = letters;
        this.identity = Identity.start(settings.part(letters));
    }

    static IdentitySettings settings() {
        return IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", SECRET)
                .set("jex.kv", "memory")
                .set("jex.queue", "memory")
                .set("jex.email", "console")
                .part(new InsecureFastHasher())
                .field(UserField.text("plan", 20).defaultValue("free"))
                .field(UserField.integer("badge", 1, 1_000_000).unique().writeBy(Audience.NOBODY))
                .field(UserField.texts("tags", 3, 10));
    }

    static Scene start() {
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(new MovableTime()).context());
        return on(store);
    }

    /** An external issuer signs people in, so nobody is mailed. */
    static Scene withoutMail() {
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(new MovableTime()).context());
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.jwksUri", "http://127.0.0.1:9/jwks.json")
                .set("jex.auth.issuer", "https://id.example.com/")
                .set("jex.auth.audience", "app")
                .set("jex.kv", "memory")
                .part(store);
        return new Scene(store, settings, new Letters(Duration.ZERO));
    }

    static Scene with(UserField... fields) {
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(new MovableTime()).context());
        IdentitySettings settings = settings().part(store);
        for (UserField field : fields) {
            settings = settings.field(field);
        }
        return new Scene(store, settings);
    }

    static Scene on(UserStore store) {
        return new Scene(store, settings().part(store));
    }

    /** On an H2 database in memory that nobody else has; its store is not at hand. */
    static Scene onH2() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        return new Scene(
                new MemoryUserStore(), settings().set("jex.store", "jdbc").set("jex.jdbc.url", url));
    }

    /** What a request to {@code /auth/…} is answered with. */
    int post(String path, String json) {
        InputStream body = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        Headers headers = Headers.of("Content-Type", "application/json");
        Reply reply = identity.handle(Request.of("POST", "/auth/" + path, null, headers, body, "127.0.0.1"));
        return ((Response) reply).status();
    }

    /** Sets {@link #PASSWORD} by the link of the next mail. */
    int resetByTheLinkTo(String email) {
        String token = letters.tokenTo(email);
        return post("password/reset", "{\"token\":\"" + token + "\",\"newPassword\":\"" + PASSWORD + "\"}");
    }

    int login(String email) {
        return post("login", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    UserImport imports() {
        return UserImport.into(identity).rejects(rejections::add);
    }

    ImportReport lines(String... lines) {
        return lines(imports(), lines);
    }

    ImportReport lines(UserImport imports, String... lines) {
        rejections.clear();
        String text = String.join("\n", lines) + "\n";
        return imports.lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    UserRecord stored(String email) {
        return store.find(EmailAddress.parse(email).orElseThrow().identifier()).orElseThrow();
    }

    String export(boolean withHashes) {
        UserExport export = UserExport.from(identity);
        var out = new ByteArrayOutputStream();
        try {
            (withHashes ? export.withPasswordHashes() : export).lines(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The faults as {@code line field code}. */
    List<String> faults() {
        return rejections.stream()
                .map(one -> one.line() + " " + one.field() + " " + one.code())
                .toList();
    }

    @Override
    public void close() {
        identity.close();
    }
}
