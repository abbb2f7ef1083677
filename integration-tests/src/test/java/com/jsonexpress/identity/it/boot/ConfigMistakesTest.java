package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HidingClassLoader;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract 3: every mistake at once, each with its key and a remedy, none with its value. */
class ConfigMistakesTest {
    private static final String SHORT = Secrets.note("tooShortASecretToKeep");

    @Test
    void values_thatAreWrong_areAllToldAtOnceWithoutTheValues() {
        Map<String, String> wrong = Map.of(
                "jex.auth.tokenTtl", "threeweeks",
                "jex.auth.refreshGrace", "61s",
                "jex.auth.requireVerifiedEmail", "perhapslater",
                "jex.auth.minPasswordLength", "7",
                "jex.port", "65536",
                "jex.auth.defaultRole", "admin",
                "jex.auth.resetUrl", "https://misplaced.example.com",
                "jex.auth.email.from", "a\r\nBcc: x@example.com");
        BootException failure = refused(wrong);
        for (Map.Entry<String, String> entry : wrong.entrySet()) {
            assertThat(failure.getMessage()).contains(entry.getKey() + ": ");
            if (entry.getValue().length() > 5) {
                assertThat(failure.toString()).doesNotContain(entry.getValue());
            }
        }
        assertThat(failure.getMessage()).contains("8 mistakes").contains("jex.auth.resetUrl: no such key");
    }

    @Test
    void unreadableValues_andContradictions_areToldTogether() {
        BootException failure = refused(Map.of("jex.auth.tokenTtl", "threeweeks", "jex.auth.secret", SHORT));
        assertThat(failure.getMessage()).contains("2 mistakes", "jex.auth.tokenTtl: ", "jex.auth.secret: ");
    }

    @Test
    void production_withoutMails_doesNotAskForAQueue() {
        BootException failure = catchThrowableOfType(
                BootException.class,
                () -> Identity.start(IdentitySettings.none()
                        .codeOnly()
                        .classLoader(new HidingClassLoader(EmailProvider.class))
                        .set("jex.mode", "production")));
        assertThat(failure.getMessage())
                .contains("jex.kv: ", "jex.store: ")
                .doesNotContain("jex.queue", "jex.email", "verifyUrl");
    }

    @Asvs({"2.1.2", "13.4.2", "15.2.3"})
    @Test
    void contradictions_areAllToldAtOnce() {
        BootException failure = refused(Map.of(
                "jex.auth.secret", SHORT,
                "jex.auth.disable", "register,no-such-route",
                "jex.users.path", "/auth/users",
                "jex.auth.hash.memory", "8192",
                "jex.mode", "production"));
        assertThat(failure.getMessage())
                .contains("jex.auth.disable: ", "jex.users.path: ", "jex.auth.hash.memory: ")
                .contains("jex.kv: ", "jex.store: ", "jex.queue: ", "jex.email: ")
                .contains("jex.auth.email.verifyUrl: ", "jex.auth.email.resetUrl: ")
                .contains("jex.auth.secret: ");
        assertThat(failure.toString()).doesNotContain(SHORT);
    }

    @Test
    void routes_thatOthersNeed_areNotSwitchedOffAlone() {
        BootException failure = refused(Map.of(
                "jex.mode", "production",
                "jex.auth.requireVerifiedEmail", "true",
                "jex.auth.disable", "verify,password-change,password-reset"));
        assertThat(failure.getMessage())
                .contains("jex.auth.disable: switches off verify and password-reset, and jex.auth.requireVerifiedEmail")
                .contains("jex.auth.disable: switches off password-change, without which the first admin")
                .contains("jex.auth.secret: ");
    }

    @Test
    void routes_switchedOffWithWhatNeedsThem_areNoMistake() {
        for (Map<String, String> keys : List.of(
                Map.of("jex.auth.requireVerifiedEmail", "true", "jex.auth.disable", "verify"),
                Map.of("jex.auth.disable", "verify,password-change"),
                Map.of("jex.users.path", "", "jex.auth.disable", "password-forgot,password-reset"))) {
            Identity.start(settings(keys).announceByHost()).close();
        }
    }

    @Test
    void passwordReset_switchedOffWhereMailsLeadThere_isWarnedOf() {
        String warning = "jex.auth.disable switches off password-reset";
        assertThat(logOf(Map.of("jex.auth.disable", "password-reset"))).contains(warning);
        assertThat(logOf(Map.of("jex.auth.disable", "password-reset,password-forgot")))
                .contains(warning);
        assertThat(logOf(Map.of("jex.auth.disable", "password-reset,password-forgot", "jex.users.path", "")))
                .doesNotContain(warning);
        assertThat(logOf(Map.of())).doesNotContain(warning);
    }

    private static String logOf(Map<String, String> keys) {
        try (LogTap log = new LogTap()) {
            Identity.start(settings(keys).announceByHost()).close();
            return log.text();
        }
    }

    @Test
    void names_thatNoTokenCanCarry_areRefused() {
        for (String name : List.of("https://id.example.com\n", "a\u0000b", " padded", "padded\u2003")) {
            BootException failure = refused(Map.of(
                    "jex.auth.issuer", name,
                    "jex.auth.audience", name,
                    "jex.auth.rolesClaim", name));
            assertThat(failure.getMessage())
                    .contains("3 mistakes", "jex.auth.issuer: ", "jex.auth.audience: ", "jex.auth.rolesClaim: ")
                    .contains("without white space at its ends and without control characters");
        }
    }

    @Asvs("13.3.1")
    @Test
    void production_withoutASecret_isRefusedWithAFreshOneToPaste() {
        BootException failure = refused(Map.of("jex.mode", "production"));
        assertThat(failure.getMessage()).contains("jex.auth.secret: is not set, and this is production");
    }

    @Test
    void production_withEverythingMeant_boots() {
        IdentitySettings settings = settings(Map.of(
                "jex.auth.secret", App.SECRET,
                "jex.mode", "production",
                "jex.kv", "memory",
                "jex.store", "memory",
                "jex.queue", "memory",
                "jex.email", "console",
                "jex.auth.email.verifyUrl", "https://example.com/verify",
                "jex.auth.email.resetUrl", "https://example.com/reset",
                "jex.auth.hash.implementation", "java"));
        Identity identity = Identity.start(settings.announceByHost());
        assertThat(identity.health().values()).allMatch(health -> health.up());
        identity.close();
    }

    private static IdentitySettings settings(Map<String, String> keys) {
        IdentitySettings settings = IdentitySettings.none().codeOnly();
        for (Map.Entry<String, String> entry : keys.entrySet()) {
            settings = settings.set(entry.getKey(), entry.getValue());
        }
        return settings;
    }

    private static BootException refused(Map<String, String> keys) {
        return catchThrowableOfType(BootException.class, () -> Identity.start(settings(keys)));
    }
}
