package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.IdentityEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Spring's own filter for what proxies say believes anybody. */
class ForwardedTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Test
    void addressThatAnybodySends_isNotBelieved_alsoWhereSpringWouldBelieveIt() {
        List<IdentityEvent> events = new CopyOnWriteArrayList<>();
        try (Boot boot = Boot.application(Application.class)
                .ready()
                .set("server.forward-headers-strategy", "framework")
                .bean(EventListener.class, events::add)
                .start()) {
            boot.client().with("X-Forwarded-For", "203.0.113.9").get("/hello", "");

            assertThat(events)
                    .filteredOn(event -> event.client().isPresent())
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.client()).contains("127.0.0.1"));
        }
    }
}
