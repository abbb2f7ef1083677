package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigCheck;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Mode;
import com.jsonexpress.identity.config.SecretCheck;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.web.IdentityRoutes;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.http.Cors;
import com.jsonexpress.identity.http.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Contradictions, and what production demands: all told together. */
final class BootChecks {
    private final Installed installed;

    BootChecks(Installed installed) {
        this.installed = installed;
    }

    List<ConfigCheck> all() {
        List<ConfigCheck> checks = new ArrayList<>(List.of(
                PasswordKeys::check,
                Cors::check,
                Proxies::check,
                this::secret,
                this::mail,
                BootChecks::routes,
                BootChecks::switchedOff,
                this::userFields));
        for (Candidates<?> candidates : installed.candidates()) {
            checks.add(config -> isNeeded(candidates, config) ? candidates.check(config) : List.of());
        }
        installed.middlewares.forEach(middleware -> checks.add(middleware::check));
        installed
                .plugins
                .plugins()
                .forEach(plugin -> checks.add(config -> PluginStep.ask(plugin, "check()", () -> plugin.check(config))));
        return checks;
    }

    private List<Mistake> secret(Config config) {
        if (config.isSet(IdentityKeys.SECRET) || config.isSet(IdentityKeys.JWKS_URI)) {
            return List.of();
        }
        String remedy = new SecretCheck().remedy();
        if (config.get(IdentityKeys.MODE) == Mode.PRODUCTION) {
            return List.of(new Mistake(IdentityKeys.SECRET.name(), "is not set, and this is production", remedy));
        }
        Stream<Candidates<?>> keepers = Stream.of(installed.kv, installed.queue);
        return keepers.filter(candidates -> isNeeded(candidates, config))
                .flatMap(candidates -> durable(candidates, config).stream())
                .findFirst()
                .map(role -> List.of(new Mistake(
                        IdentityKeys.SECRET.name(),
                        "is not set, and the durable " + role + " would outlive a secret made for this process",
                        remedy)))
                .orElse(List.of());
    }

    private List<Mistake> mail(Config config) {
        if (config.isSet(IdentityKeys.JWKS_URI)) {
            return List.of();
        }
        List<Mistake> mistakes = new ArrayList<>();
        boolean installedMail = mailInstalled(config);
        if (config.get(AuthKeys.REQUIRE_VERIFIED_EMAIL) && !installedMail) {
            mistakes.add(new Mistake(
                    AuthKeys.REQUIRE_VERIFIED_EMAIL.name(),
                    "asks for verified addresses, and nobody can send a mail",
                    "Add an EmailProvider such as com.jsonexpress:identity-email-console, or set it to false."));
        }
        if (config.get(IdentityKeys.MODE) == Mode.PRODUCTION && installedMail) {
            for (var key : List.of(AuthKeys.VERIFY_URL, AuthKeys.RESET_URL)) {
                if (!config.isSet(key)) {
                    mistakes.add(new Mistake(
                            key.name(),
                            "is not set, and this is production",
                            "Set it to the page of your application that the links in mails lead to."));
                }
            }
        }
        return mistakes;
    }

    private List<Mistake> userFields(Config config) {
        List<Mistake> mistakes = new ArrayList<>(UserSchema.mistakes(installed.userFields));
        if (config.get(AuthKeys.REQUIRE_VERIFIED_EMAIL)) {
            installed.userFields.stream()
                    .filter(field -> field.isRequired() && field.isUnique())
                    .map(UserField::name)
                    .map(name -> new Mistake(
                            "user field " + name,
                            "is required and unique, and " + AuthKeys.REQUIRE_VERIFIED_EMAIL.name()
                                    + " accepts no unique field at registration",
                            "Make it optional; the owner sets it once signed in."))
                    .forEach(mistakes::add);
        }
        return mistakes;
    }

    private static List<Mistake> routes(Config config) {
        List<Mistake> mistakes = new ArrayList<>();
        List<String> unknown = config.find(AuthKeys.DISABLE).orElse(List.of()).stream()
                .filter(name -> !IdentityRoutes.names().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            mistakes.add(new Mistake(
                    AuthKeys.DISABLE.name(),
                    "names a route that does not exist",
                    "The names are " + String.join(", ", new java.util.TreeSet<>(IdentityRoutes.names())) + "."));
        }
        String auth = config.get(AuthKeys.PATH);
        String users = config.get(AuthKeys.USERS_PATH);
        if (users.equals(auth) || users.startsWith(auth + "/") || auth.startsWith(users + "/") && !users.isEmpty()) {
            mistakes.add(new Mistake(
                    AuthKeys.USERS_PATH.name(),
                    "lies within " + AuthKeys.PATH + " or the other way round",
                    "Give the two paths that have nothing in common."));
        }
        return mistakes;
    }

    /** Routes that are off, and that others cannot do without. What a plugin or trusted code may do instead is no mistake. */
    private static List<Mistake> switchedOff(Config config) {
        List<String> off = config.find(AuthKeys.DISABLE).orElse(List.of());
        List<Mistake> mistakes = new ArrayList<>();
        if (config.isSet(IdentityKeys.JWKS_URI)) {
            return mistakes;
        }
        if (config.get(AuthKeys.REQUIRE_VERIFIED_EMAIL)
                && config.get(AuthKeys.ALLOW_REGISTRATION)
                && !off.contains("register")
                && off.containsAll(List.of("verify", "password-reset"))) {
            mistakes.add(new Mistake(
                    AuthKeys.DISABLE.name(),
                    "switches off verify and password-reset, and " + AuthKeys.REQUIRE_VERIFIED_EMAIL
                            + " lets nobody in who registers and has neither",
                    "Leave verify on, or switch register off, too."));
        }
        if (config.get(IdentityKeys.MODE) == Mode.PRODUCTION
                && off.contains("password-change")
                && !off.contains("login")) {
            mistakes.add(new Mistake(
                    AuthKeys.DISABLE.name(),
                    "switches off password-change, without which the first admin can do nothing in production",
                    "Leave it on, or switch login off, too."));
        }
        return mistakes;
    }

    private boolean mailInstalled(Config config) {
        return !config.isSet(IdentityKeys.JWKS_URI)
                && installed.email.selectIfClear(config).isPresent();
    }

    /**
     * Without mails and jobs of plugins, a queue that happens to be there is not used. With an external issuer there are
     * no mails.
     */
    private boolean isNeeded(Candidates<?> candidates, Config config) {
        if (candidates.kind().type().equals(EmailProvider.class)) {
            return !config.isSet(IdentityKeys.JWKS_URI);
        }
        return !candidates.kind().type().equals(IQueueAdapter.class)
                || mailInstalled(config)
                || installed.plugins.withJobs().isPresent();
    }

    private static <T extends Provider> Optional<String> durable(Candidates<T> candidates, Config config) {
        return candidates
                .selectIfClear(config)
                .filter(selected -> selected.provider().traits().durable())
                .map(selected -> candidates.kind().role());
    }
}
