package com.jsonexpress.identity.it.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.transfer.ImportReport;
import com.jsonexpress.identity.transfer.Rejection;
import com.jsonexpress.identity.transfer.UserImport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The statements of the migration pages, run on tables as those systems make them. */
class MigrationPagesTest {
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL);
    private static final String PASSWORD = Secrets.note("U*U");
    private static final String BCRYPT = Secrets.note("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private final List<Rejection> rejections = new ArrayList<>();

    @Test
    void springSecurity_isBrought() throws Exception {
        String url = Postgresql.schema("from_spring");
        // as in spring-security-core, users.ddl, with text for varchar_ignorecase
        run(
                url,
                "create table users(username text not null primary key, password text not null, enabled boolean not null)",
                "create table authorities (username text not null, authority text not null,"
                        + " constraint fk_authorities_users foreign key(username) references users(username))",
                "create unique index ix_auth_username on authorities (username,authority)",
                "insert into users values ('Ann@example.com', '{bcrypt}" + BCRYPT + "', true),"
                        + " ('bob@example.com', '{noop}secret', true), ('carol@example.com', '{bcrypt}" + BCRYPT
                        + "', false), ('dan', '{bcrypt}" + BCRYPT + "', true)",
                "insert into authorities values ('Ann@example.com', 'ROLE_USER'), ('Ann@example.com', 'ROLE_ADMIN'),"
                        + " ('bob@example.com', 'ROLE_USER')");
        try (App app = Apps.inMemory()) {
            ImportReport report = bring(app, printed(url, "migrating-from-spring-security.md"));

            assertThat(report).isEqualTo(new ImportReport(4, 2, 0, 2, Optional.empty()));
            assertThat(rejections).extracting(Rejection::field).containsExactlyInAnyOrder("passwordHash", "email");
            User ann = app.identity().users().findByEmail("ann@example.com").orElseThrow();
            assertThat(ann.role()).isEqualTo("admin");
            assertThat(ann.email()).isEqualTo("Ann@example.com");
            assertThat(ann.emailVerified())
                    .as("the page does not know whether it was proved")
                    .isFalse();
            assertThat(app.client().login("ann@example.com", PASSWORD).status()).isEqualTo(200);
            assertThat(app.client().login("carol@example.com", PASSWORD).code()).isEqualTo("account_disabled");
        }
    }

    @Test
    void supabase_isBrought() throws Exception {
        String url = Postgresql.schema("from_supabase");
        // the columns of auth.users of Supabase that the statement asks for, among others
        run(
                url,
                "drop schema if exists auth cascade",
                "create schema auth",
                "create table auth.users (instance_id uuid, id uuid primary key, aud varchar(255), role varchar(255),"
                        + " email varchar(255), encrypted_password varchar(255), email_confirmed_at timestamptz,"
                        + " raw_user_meta_data jsonb, created_at timestamptz, updated_at timestamptz, phone text,"
                        + " banned_until timestamptz, is_sso_user boolean not null default false, deleted_at timestamptz,"
                        + " is_anonymous boolean not null default false)",
                "insert into auth.users (id, role, email, encrypted_password, email_confirmed_at, created_at, updated_at,"
                        + " raw_user_meta_data) values"
                        + " ('11111111-0000-4000-8000-000000000001', 'authenticated', 'ann@example.com', '" + BCRYPT
                        + "', now(), '2020-01-02 03:04:05.678901+00', '2021-01-02 03:04:05+02', '{\"name\":\"Ann\"}'),"
                        + " ('11111111-0000-4000-8000-000000000002', 'authenticated', 'bob@example.com', '', null,"
                        + " '2020-01-02 03:04:05+00', '2020-01-02 03:04:05+00', '{}')",
                "insert into auth.users (id, email, encrypted_password, banned_until, created_at, updated_at) values"
                        + " ('11111111-0000-4000-8000-000000000003', 'carol@example.com', '" + BCRYPT
                        + "', now() + interval '1 year', '2020-01-02 03:04:05+00', '2020-01-02 03:04:05+00')",
                "insert into auth.users (id, email, deleted_at) values"
                        + " ('11111111-0000-4000-8000-000000000004', 'gone@example.com', now())",
                "insert into auth.users (id, is_anonymous) values ('11111111-0000-4000-8000-000000000005', true)");
        try (App app = Apps.inMemory()) {
            ImportReport report = bring(app, printed(url, "migrating-from-supabase.md"));

            assertThat(rejections).isEmpty();
            assertThat(report).isEqualTo(new ImportReport(3, 3, 0, 0, Optional.empty()));
            User ann = app.identity().users().findByEmail("ann@example.com").orElseThrow();
            assertThat(ann.id()).isEqualTo("11111111-0000-4000-8000-000000000001");
            assertThat(ann.emailVerified()).isTrue();
            assertThat(ann.role()).isEqualTo("user");
            assertThat(ann.createdAt()).isEqualTo(Instant.parse("2020-01-02T03:04:05.678Z"));
            assertThat(ann.updatedAt()).isEqualTo(Instant.parse("2021-01-02T01:04:05Z"));
            assertThat(app.identity()
                            .users()
                            .findByEmail("bob@example.com")
                            .orElseThrow()
                            .emailVerified())
                    .isFalse();
            assertThat(app.client().login("ann@example.com", PASSWORD).status()).isEqualTo(200);
            assertThat(app.client().login("bob@example.com", "").status()).isEqualTo(401);
            assertThat(app.client().login("carol@example.com", PASSWORD).code()).isEqualTo("account_disabled");
        }
    }

    private ImportReport bring(App app, String lines) throws IOException {
        return UserImport.into(app.identity())
                .rejects(rejections::add)
                .lines(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What {@code psql -AtX} prints: each row's text as it is. */
    private static String printed(String url, String page) throws IOException, SQLException {
        String text = Files.readString(Path.of("..", "docs", page));
        String sql = SQL.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
        StringBuilder lines = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }
}
