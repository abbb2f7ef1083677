package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** An application with a chain of its own: its rules count, and see the caller. */
class OwnChainTest {
    private static Boot boot;
    private static Client client;
    private static String user;
    private static String admin;

    @BeforeAll
    static void start() {
        boot = Boot.application(Application.class)
                .ready()
                .set("jex.auth.exclude", "/open")
                .start();
        client = boot.client();
        user = boot.signedIn("user@example.com", "user");
        admin = boot.signedIn("admin@example.com", "admin");
    }

    @AfterAll
    static void stop() {
        boot.close();
    }

    /** CSRF protection is on, and there is a form login, as for pages beside the API. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {

        @Bean
        SecurityFilterChain own(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().hasRole("admin"))
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void rules_ofTheApplication_seeTheCaller() {
        assertThat(client.get("/hello", admin).text()).isEqualTo("admin@example.com");
        Answer refused = client.get("/hello", user);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
    }

    @Test
    void caller_withABearerToken_needsNoCsrfToken() {
        assertThat(client.send("POST", "/echo", admin).text()).isEqualTo("posted");
    }

    @Test
    void anonymous_post_stillNeedsOne() {
        assertThat(client.send("POST", "/open/x", "").status()).isEqualTo(403);
    }

    @Test
    void anonymous_isAskedForATokenOrShownTheLoginPage() {
        Answer api = client.get("/open/optional", "");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.code()).isEqualTo("unauthenticated");
        Answer page = client.raw("GET", "/open/optional", Headers.of("Accept", "text/html"), new byte[0]);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.headers().first("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void routes_ofIdentity_areBeforeTheChain() {
        assertThat(client.login("user@example.com", Client.PASSWORD).status()).isEqualTo(200);
    }
}
