package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.boot.LogTap;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.RegistrationBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** An application of Spring MVC with Spring Security and the actuator, all as Spring Boot sets them up. */
class SpringMvcTest {
    private static final String NOBODY = "";

    private static Boot boot;
    private static Client client;
    private static String user;
    private static String admin;
    private static String printed;

    @BeforeAll
    static void start() {
        try (LogTap tap = new LogTap()) {
            boot = Boot.application(Application.class)
                    .ready()
                    .set("jex.auth.exclude", "/open,/actuator/health")
                    .set("management.endpoint.health.show-details", "always")
                    .start();
            printed = tap.text();
        }
        client = boot.client();
        user = boot.signedIn("user@example.com", "user");
        admin = boot.signedIn("admin@example.com", "admin");
    }

    @AfterAll
    static void stop() {
        boot.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {}

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().first("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.headers().first("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
    }

    @Test
    void guardedPath_withoutToken_isRefusedByTheGuard() {
        assertProblem(client.get("/hello", NOBODY), 401, "unauthenticated");
        assertProblem(client.get("/hello", "a.b.c"), 401, "invalid_token");
    }

    @Test
    void principal_asArgument_isTheCaller() {
        assertThat(client.get("/hello", user).text()).isEqualTo("user@example.com");
        assertThat(client.get("/open/optional", user).text()).isEqualTo("user@example.com");
        assertThat(client.get("/open/nullable", user).text()).isEqualTo("user@example.com");
    }

    @Test
    void principal_asArgumentWhereNobodyIsSignedIn_is401UnlessItMayBeAbsent() {
        assertProblem(client.get("/open/demanding", NOBODY), 401, "unauthenticated");
        assertThat(client.get("/open/optional", NOBODY).text()).isEqualTo("nobody");
        assertThat(client.get("/open/nullable", NOBODY).text()).isEqualTo("nobody");
        assertThat(client.get("/open/nullable-type", NOBODY).text()).isEqualTo("nobody");
    }

    /** Only those by which Spring asks somebody else for the value count. */
    @Test
    void principal_asArgumentWithOtherAnnotations_isTheCaller() {
        assertThat(client.get("/annotated", user).text()).isEqualTo("user@example.com");
        assertProblem(client.get("/open/annotated", NOBODY), 401, "unauthenticated");
        assertThat(client.get("/open/nullable-annotated", NOBODY).text()).isEqualTo("nobody");
        assertThat(client.get("/attribute", user).text()).isEqualTo("none");
    }

    @Test
    void springSecurity_seesTheCallerAsItsAuthentication() {
        assertThat(client.get("/authentication", admin).text()).isEqualTo("admin@example.com [ROLE_admin] true");
        assertThat(client.get("/open/authentication", NOBODY).text()).isEqualTo("nobody");
    }

    @Test
    void preAuthorize_letsTheRolePass_andRefusesOthersAsAProblem() {
        assertThat(client.get("/admins", admin).text()).isEqualTo("welcome");
        assertProblem(client.get("/admins", user), 403, "forbidden");
    }

    @Test
    void preAuthorize_whereNobodyIsSignedIn_is401() {
        assertProblem(client.get("/open/admins", NOBODY), 401, "unauthenticated");
    }

    /** The page that asked may read why, and cookies that go with the answer stay. */
    @Test
    void refusal_keepsWhatSpringHasSaidOfThePageThatAsks() {
        Answer refused = client.with("Origin", "https://page.example").get("/open/page", NOBODY);

        assertProblem(refused, 401, "unauthenticated");
        assertThat(refused.headers().all("Access-Control-Allow-Origin")).containsExactly("https://page.example");
        assertThat(refused.headers().all("Vary")).contains("Origin");
    }

    @Test
    void post_withABearerToken_needsNoCsrfToken() {
        assertThat(client.send("POST", "/echo", user).text()).isEqualTo("posted");
    }

    @Test
    void caller_afterAnAsynchronousDispatch_isKnown() {
        assertThat(client.get("/later", admin).text()).isEqualTo("admin@example.com true");
    }

    @Test
    void failure_ofTheApplication_isItsOwnErrorPage() {
        Answer answer = client.get("/broken", user);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.string("path")).isEqualTo("/broken");
    }

    @Test
    void failureException_ofTheApplication_isTheProblemItStandsFor() {
        assertProblem(client.get("/refusing", user), 403, "forbidden");
        assertProblem(client.get("/refusing-later", user), 403, "forbidden");
    }

    @Test
    void failuresAndOutages_ofTheApplication_areTold() {
        try (LogTap tap = new LogTap()) {
            client.get("/refusing", user);
            Answer down = client.get("/down", user);

            assertProblem(down, 503, "unavailable");
            assertThat(down.headers().first("Retry-After")).hasValue("7");
            assertThat(tap.text())
                    .contains("Refused GET /refusing with 403: forbidden.")
                    .contains("Answered 503: a store of the application's");
        }
    }

    @Test
    void nothing_isKeptInASession() {
        assertThat(client.get("/hello", user).headers().all("Set-Cookie")).isEmpty();
    }

    @Test
    void loginOfSpringBoot_isNotThere() {
        assertThat(printed).contains("JSONExpress Identity").doesNotContain("generated security password");
        assertThat(boot.context().getBeanProvider(UserDetailsService.class).stream())
                .isEmpty();
        assertThat(client.get("/open/login", NOBODY).status()).isEqualTo(404);
    }

    @Test
    void health_ofTheActuator_tellsEachPart() {
        Answer answer = client.get("/actuator/health", NOBODY);
        assertThat(answer.at("components.identity.status")).isEqualTo("UP");
        assertThat(answer.at("components.identity.details.kv.status")).isEqualTo("UP");
        assertThat(answer.at("components.identity.details.queue.pending")).isEqualTo(0L);
    }

    @Test
    void metrics_ofTheActuator_countEventsAndShowParts() {
        MeterRegistry registry = boot.context().getBean(MeterRegistry.class);
        assertThat(registry.get("identity.events")
                        .tag("type", "user_registered")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(2);
        assertThat(registry.get("identity.up").tag("part", "kv").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void actuator_thatIsNotExcluded_isGuarded() {
        assertProblem(client.get("/actuator/info", NOBODY), 401, "unauthenticated");
    }

    @Test
    void filter_isTheFirstOfAll() {
        FilterRegistrationBean<?> ours =
                boot.context().getBean("identityFilterRegistration", FilterRegistrationBean.class);
        List<Integer> orders = new ArrayList<>();
        for (String name : boot.context().getBeanNamesForType(RegistrationBean.class)) {
            orders.add(boot.context().getBean(name, RegistrationBean.class).getOrder());
        }
        assertThat(orders).hasSizeGreaterThan(2);
        assertThat(ours.getOrder())
                .isEqualTo(orders.stream().min(Integer::compare).orElseThrow());
    }

    @Test
    void mockMvc_withTheFilterOfTheContext_isGuardedToo() throws Exception {
        FilterRegistrationBean<?> filter =
                boot.context().getBean("identityFilterRegistration", FilterRegistrationBean.class);
        DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup((WebApplicationContext) boot.context());
        MockMvc mvc =
                builder.addFilters(Objects.requireNonNull(filter.getFilter())).build();

        mvc.perform(MockMvcRequestBuilders.get("/hello"))
                .andExpect(MockMvcResultMatchers.status().isUnauthorized());
        mvc.perform(MockMvcRequestBuilders.get("/hello").header("Authorization", "Bearer " + user))
                .andExpect(MockMvcResultMatchers.content().string("user@example.com"));
    }
}
