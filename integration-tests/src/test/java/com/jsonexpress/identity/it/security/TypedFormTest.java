package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserTransfer;
import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another system hashed what was typed, which need not be NFC: it is the same password wherever that is asked. */
class TypedFormTest {
    private static final String ADA = "ada@example.com";
    private static final String DECOMPOSED = Secrets.note("cafe\u0301 ohne paddel");

    private final App app = App.start(settings -> settings.part(new AsTyped()));

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void forcedReset_withThePasswordOfBefore_isRefused() {
        String id = bring(true);
        app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
        String link = app.mailbox().awaitToken(ADA, "new password");

        Answer same = app.client().post("/auth/password/reset", "token", link, "newPassword", DECOMPOSED);

        assertThat(same.status()).isEqualTo(400);
        assertThat(same.text()).contains("\"unchanged\"");
    }

    @Test
    void register_withThePasswordThatIsThere_contestsNothing() {
        bring(false);

        assertThat(app.client()
                        .post("/auth/register", "email", ADA, "password", DECOMPOSED)
                        .status())
                .isEqualTo(409);
        assertThat(app.count(EventType.ADDRESS_CONTESTED)).isZero();
    }

    private String bring(boolean verified) {
        app.identity()
                .users()
                .transfer()
                .importUser(
                        new UserCopy(
                                Optional.empty(),
                                ADA,
                                Optional.empty(),
                                verified,
                                false,
                                false,
                                false,
                                Optional.of("typed"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                FieldChanges.NONE),
                        UserTransfer.Mode.STORE)
                .orThrow();
        return app.identity().users().findByEmail(ADA).orElseThrow().id();
    }

    /** Reads {@code typed}, which matches the decomposed text alone. */
    private static final class AsTyped implements ForeignHashes {
        @Override
        public String name() {
            return "typed";
        }

        @Override
        public Reading read(String stored) {
            return stored.equals("typed") ? new Reading.Readable(new Typed(1)) : new Reading.Unknown();
        }
    }

    private record Typed(long cost) implements ForeignHash {
        @Override
        public boolean verify(byte[] password) {
            return Arrays.equals(password, DECOMPOSED.getBytes(StandardCharsets.UTF_8));
        }
    }
}
