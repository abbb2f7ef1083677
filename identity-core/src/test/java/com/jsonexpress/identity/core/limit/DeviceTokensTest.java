package com.jsonexpress.identity.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.testing.TestUsers;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Device tokens are bound to the user and die with its mail version. */
class DeviceTokensTest {
    private static final Authenticator KEY = Authenticator.of(Secret.of("k".repeat(32)), "device");

    private final DeviceTokens devices = new DeviceTokens(KEY, new RandomNames(new SecureRandom()));
    private final UserRecord ann = TestUsers.ann();

    private static String token(UserRecord user, String device) {
        return device + "." + KEY.mac(new byte[0], "device", user.id(), Long.toString(user.mailVersion()), device);
    }

    @Test
    void isKnown_whatWasIssuedToThisUser_isTrue() {
        String token = devices.issue(ann);

        assertThat(devices.isKnown(token, ann)).isTrue();
        assertThat(token).matches("[0-9a-f]{32}\\.[A-Za-z0-9_-]{43}").isNotEqualTo(devices.issue(ann));
    }

    @Test
    void isKnown_ofAnotherUserOrVersionOrKey_isFalse() {
        String token = devices.issue(ann);
        var others = new DeviceTokens(
                Authenticator.of(Secret.of("l".repeat(32)), "device"), new RandomNames(new SecureRandom()));

        assertThat(devices.isKnown(token, TestUsers.bob())).isFalse();
        assertThat(devices.isKnown(token, TestUsers.changed(ann, patch -> patch.bumpMailVersion())))
                .isFalse();
        assertThat(others.isKnown(token, ann)).isFalse();
    }

    @Test
    void isKnown_anotherText_isFalse() {
        String token = devices.issue(ann);
        for (String text : List.of(
                "",
                ".",
                token.substring(0, 32),
                token.replace(".", ""),
                token + ".",
                "." + token,
                token.substring(1),
                token.substring(0, token.length() - 1))) {
            assertThat(devices.isKnown(text, ann)).as(text).isFalse();
        }
    }

    /** The bounds themselves, with tokens that only the holder of the key can make. */
    @Test
    void isKnown_upTo128Characters_whateverTheDeviceIsCalled() {
        assertThat(devices.isKnown(token(ann, ""), ann)).isTrue();
        assertThat(devices.isKnown(token(ann, "d".repeat(84)), ann)).isTrue();
        assertThat(devices.isKnown(token(ann, "d".repeat(85)), ann)).isFalse();
    }
}
