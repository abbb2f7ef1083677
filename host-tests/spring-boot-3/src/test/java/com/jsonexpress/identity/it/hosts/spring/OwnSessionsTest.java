package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** An application with a chain of its own that keeps whoever it has seen in a session. */
class OwnSessionsTest {
    private static Boot boot;
    private static Client client;
    private static String user;

    @BeforeAll
    static void start() {
        boot = Boot.application(Application.class)
                .ready()
                .set("jex.auth.exclude", "/open")
                .start();
        client = boot.client();
        user = boot.signedIn("user@example.com", "user");
    }

    @AfterAll
    static void stop() {
        boot.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {

        @Bean
        SecurityFilterChain own(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .securityContext(context -> context.requireExplicitSave(false))
                    .build();
        }
    }

    @Test
    void caller_isNotKept_whateverTheChainKeeps() {
        Answer seen = client.get("/authentication", user);
        assertThat(seen.text()).startsWith("user@example.com");

        List<String> cookies = seen.headers().all("Set-Cookie");
        String cookie = cookies.isEmpty() ? "JSESSIONID=none" : cookies.get(0).replaceFirst(";.*", "");
        assertThat(client.with("Cookie", cookie).get("/open/authentication", "").text())
                .isEqualTo("nobody");
        assertThat(cookies).isEmpty();
    }
}
