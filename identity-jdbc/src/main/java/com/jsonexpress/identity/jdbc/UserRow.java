package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.schema.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A user as a row of {@code jex_user}, there and back. */
final class UserRow {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcUserStore.class);

    private static final String FIXED = "id, email, locale, created_at, ";
    private static final String CHANGING = """
            role, email_verified, require_password_reset, disabled, password_hash, token_version, mail_version, \
            contested, owed_mail, owed_since, seed_state, revoked_at, stranger_guesses, device_guesses, details, \
            updated_at""";

    static final String COLUMNS = FIXED + CHANGING;
    static final String INSERT = "INSERT INTO jex_user (namespace, " + COLUMNS + ", acting_admin) VALUES (?"
            + ", ?".repeat(COLUMNS.split(",").length) + ", ?)";
    static final String UPDATE = "UPDATE jex_user SET " + CHANGING.replace(",", " = ?,")
            + " = ?, acting_admin = ? WHERE namespace = ? AND id = ?";

    private UserRow() {}

    static @Nullable Object[] forInsert(String namespace, UserRecord user) {
        return concat(
                new @Nullable Object[] {
                    namespace,
                    user.id(),
                    user.email().typed(),
                    user.locale().orElse(null),
                    Times.nanos(user.createdAt())
                },
                changing(user));
    }

    static @Nullable Object[] forUpdate(String namespace, UserRecord user) {
        return concat(changing(user), new @Nullable Object[] {namespace, user.id()});
    }

    private static @Nullable Object[] changing(UserRecord user) {
        return new @Nullable Object[] {
            user.role(),
            user.emailVerified(),
            user.requirePasswordReset(),
            user.disabled(),
            user.passwordHash().orElse(null),
            user.tokenVersion(),
            user.mailVersion(),
            user.contested(),
            user.owedMail().map(Enum::name).orElse(null),
            Times.nanosOrNull(user.owedSince()),
            user.seedState().name(),
            Times.nanosOrNull(user.revokedAt()),
            user.guesses().strangers(),
            user.guesses().devices(),
            Details.write(user),
            Times.nanos(user.updatedAt()),
            user.isActingAdmin()
        };
    }

    /**
     * A row among others, and where it stands. Without a user where somebody made it unreadable, by SQL or with another
     * version: that keeps nobody from the others.
     */
    record Seen(Cursor at, Optional<UserRecord> user) {}

    static Seen see(ResultSet row) throws SQLException {
        Cursor at = new Cursor(row.getLong("created_at"), row.getString("id"));
        try {
            return new Seen(at, Optional.of(read(row)));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The user {} cannot be read and is left out ({})",
                    at.id(),
                    e.getClass().getName());
            return new Seen(at, Optional.empty());
        }
    }

    static UserRecord read(ResultSet row) throws SQLException {
        Details details = Details.read(row.getString("details"));
        return new UserRecord(
                row.getString("id"),
                EmailAddress.parse(row.getString("email"))
                        .orElseThrow(() -> new IllegalStateException("a stored address is none")),
                row.getString("role"),
                row.getBoolean("email_verified"),
                row.getBoolean("require_password_reset"),
                row.getBoolean("disabled"),
                Optional.ofNullable(row.getString("password_hash")),
                row.getLong("token_version"),
                row.getLong("mail_version"),
                row.getBoolean("contested"),
                Optional.ofNullable(row.getString("owed_mail")).map(MailKind::valueOf),
                time(row, "owed_since"),
                SeedState.valueOf(row.getString("seed_state")),
                Optional.ofNullable(row.getString("locale")),
                details.external(),
                time(row, "revoked_at"),
                new Guesses(row.getInt("stranger_guesses"), row.getInt("device_guesses")),
                details.fields(),
                details.keys(),
                Times.instant(row.getLong("created_at")),
                Times.instant(row.getLong("updated_at")));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Times.instant(nanos));
    }

    private static @Nullable Object[] concat(@Nullable Object[] one, @Nullable Object[] other) {
        @Nullable Object[] both = new @Nullable Object[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
