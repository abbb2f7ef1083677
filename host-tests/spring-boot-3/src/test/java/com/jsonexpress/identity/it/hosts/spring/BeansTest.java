package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.SpyHasher;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Beans of the application that are parts of identity. */
class BeansTest {

    private static Boot.Builder application() {
        return Boot.application(SpringFixture.Application.class).ready();
    }

    @Test
    void provider_asABean_winsOverDiscoveryAndLivesAsTheContextHasIt() {
        WatchedMail mail = new WatchedMail();
        try (Boot boot = application().bean(EmailProvider.class, mail).start()) {
            boot.client().register("ada@example.com");
            mail.box().await("ada@example.com", "");
            assertThat(Objects.requireNonNull(boot.identity().health().get("email"))
                            .detail())
                    .isEqualTo("watched");
        }
        assertThat(mail.started()).isZero();
        assertThat(mail.closed())
                .as("by Spring, or not at all: it was registered as it is")
                .isZero();
    }

    @Test
    void twoProviders_ofOneKind_areRefusedByName() {
        Boot.Builder builder = application()
                .named("first", EmailProvider.class, new WatchedMail())
                .named("second", EmailProvider.class, new WatchedMail());

        assertThatThrownBy(builder::start)
                .rootCause()
                .hasMessage("there are several beans of EmailProvider and no choice: first, second");
    }

    @Test
    void primaryProvider_ofSeveral_isTheOne() {
        WatchedMail chosen = new WatchedMail();
        Boot.Builder builder = application()
                .named("first", EmailProvider.class, new WatchedMail())
                .primary("second", EmailProvider.class, chosen);
        try (Boot boot = builder.start()) {
            boot.client().register("ada@example.com");
            chosen.box().await("ada@example.com", "");
        }
    }

    @Test
    void hasher_asABean_hashes() {
        SpyHasher hasher = new SpyHasher(new InsecureFastHasher());
        Boot.Builder builder = Boot.application(SpringFixture.Application.class)
                .set("jex.auth.secret", App.SECRET)
                .bean(PasswordHasher.class, hasher);
        try (Boot boot = builder.start()) {
            int before = hasher.computations();
            boot.client().register("ada@example.com");
            assertThat(hasher.computations()).isEqualTo(before + 1);
        }
    }

    @Test
    void fieldsHooksPoliciesAndListeners_asBeans_haveTheirSay() {
        List<EventType> heard = new CopyOnWriteArrayList<>();
        UserHook hook = new UserHook() {
            @Override
            public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
                return Result.ok(Map.of("origin", "hook"));
            }
        };
        PasswordPolicy policy = candidate -> candidate.password().contains("season")
                ? Optional.of(Failure.of(CommonError.VALIDATION_FAILED, "no seasons"))
                : Optional.empty();
        Boot.Builder builder = application()
                .bean(UserField.class, UserField.text("origin", 20).readBy(Audience.OWNER))
                .bean(UserHook.class, hook)
                .bean(PasswordPolicy.class, policy)
                .bean(EventListener.class, event -> heard.add(event.type()));
        try (Boot boot = builder.start()) {
            Client client = boot.client();
            assertThat(client.register("ada@example.com").string("user.origin")).isEqualTo("hook");
            Answer refused =
                    client.post("/auth/register", "email", "bob@example.com", "password", "my-season-of-mists-1");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.string("detail")).isEqualTo("no seasons");
        }
        assertThat(heard).contains(EventType.USER_REGISTERED, EventType.STOPPED);
    }

    /** A plugin that is a policy as well: one part, given once. */
    private static final class Greeter implements Plugin, PasswordPolicy {
        @Override
        public String name() {
            return "greeter";
        }

        @Override
        public void start(PluginContext context) {
            throw new AssertionError("a bean is ready");
        }

        @Override
        public List<Route> routes() {
            return List.of(Route.open("greeting", "GET", "/greeting", request -> Response.text("hi")));
        }

        @Override
        public Optional<Failure> refuse(Candidate candidate) {
            return Optional.empty();
        }
    }

    @Test
    void plugin_asABean_bringsItsRoutes() {
        try (Boot boot = application().bean(Plugin.class, new Greeter()).start()) {
            assertThat(boot.client().get("/greeting", "").text()).isEqualTo("hi");
        }
    }

    @Test
    void settings_asABean_areWhatIsStartedFrom() {
        IdentitySettings settings = IdentitySettings.none().set("jex.auth.issuer", "code");
        try (Boot boot = application()
                .set("jex.auth.issuer", "environment")
                .bean(IdentitySettings.class, settings)
                .start()) {
            assertThat(boot.identity().config().origin(com.jsonexpress.identity.config.IdentityKeys.ISSUER))
                    .hasValue("code");
        }
    }

    @Test
    void identity_ofTheApplication_takesTheStartersPlace() {
        try (Identity own = Identity.start(IdentitySettings.none().codeOnly().set("jex.auth.secret", App.SECRET));
                Boot boot = application().bean(Identity.class, own).start()) {
            assertThat(boot.identity()).isSameAs(own);
            boot.client().register("ada@example.com");
            assertThat(own.users().findByEmail("ada@example.com")).isPresent();
        }
    }
}
