package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An actuator on a port of its own, where identity is not in front and Spring Security is. */
class ManagementPortTest {
    private static Boot boot;
    private static Client management;
    private static String admin;

    @BeforeAll
    static void start() {
        boot = Boot.application(SpringMvcTest.Application.class)
                .ready()
                .set("jex.auth.exclude", "/open")
                .set("management.server.port", "0")
                .set("management.server.address", "127.0.0.1")
                .set("management.endpoints.web.exposure.include", "*")
                .set("management.health.redis.enabled", "false")
                .set("management.health.mail.enabled", "false")
                .set("management.endpoint.health.probes.enabled", "true")
                .start();
        management = new Client(HttpTransport.to(
                boot.context().getEnvironment().getRequiredProperty("local.management.port", Integer.class)));
        admin = boot.signedIn("admin@example.com", "admin");
    }

    @AfterAll
    static void stop() {
        boot.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/beans", "/actuator/healthy", "/open"})
    void managementPort_whereNoGuardHasLooked_isClosedToAll(String path) {
        Answer refused = management.get(path, "");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("unauthenticated");
        assertThat(management.get(path, admin).status()).isEqualTo(401);
    }

    @Test
    void managementPort_answersProbes() {
        assertThat(management.get("/actuator/health", "").string("status")).isEqualTo("UP");
        assertThat(management.get("/actuator/health/liveness", "").string("status"))
                .isEqualTo("UP");
    }

    @Test
    void managementPort_showsItsOwnErrors() {
        assertThat(management.send("POST", "/actuator/health", "").status()).isEqualTo(405);
    }

    @Test
    void applicationsPort_isAsBefore() {
        assertThat(boot.client().get("/hello", admin).text()).isEqualTo("admin@example.com");
        assertThat(boot.client().get("/open/optional", "").text()).isEqualTo("nobody");
    }
}
