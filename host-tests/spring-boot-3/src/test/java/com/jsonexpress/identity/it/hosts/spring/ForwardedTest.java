package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.IdentityEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** Spring's own filter for what proxies say believes anybody. */
class ForwardedTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /** Has one of its own, before everything that has an order. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OwnFilter {

        @Bean
        static FilterRegistrationBean<ForwardedHeaderFilter> forwarded() {
            FilterRegistrationBean<ForwardedHeaderFilter> filter =
                    new FilterRegistrationBean<>(new ForwardedHeaderFilter());
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "framework, com.jsonexpress.identity.it.hosts.spring.ForwardedTest$Application",
        "none, com.jsonexpress.identity.it.hosts.spring.ForwardedTest$OwnFilter"
    })
    void addressThatAnybodySends_isNotBelieved_alsoWhereSpringWouldBelieveIt(String strategy, Class<?> application) {
        List<IdentityEvent> events = new CopyOnWriteArrayList<>();
        try (Boot boot = Boot.application(application)
                .ready()
                .set("server.forward-headers-strategy", strategy)
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
