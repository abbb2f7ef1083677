package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.ServletApplication;
import java.util.OptionalInt;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application of Spring Boot on a free port, whose one servlet takes every path and method. */
final class SpringFixture implements HostFixture {

    @Override
    public Running start(IdentitySettings settings) {
        Boot boot = Boot.application(Application.class)
                .bean(IdentitySettings.class, settings)
                // past 8 KiB identity answers 431; Tomcat by itself answers 400
                .set("server.max-http-request-header-size", "64KB")
                .set("server.tomcat.threads.max", "32")
                .set("server.tomcat.threads.min-spare", "2")
                .start();
        return new Running(boot.identity(), HttpTransport.to(boot.port()), OptionalInt.of(boot.port()), boot);
    }

    /** What the contract asks of the application. */
    @Configuration(proxyBeanMethods = false)
    @ServerAlone
    static class Application {

        @Bean
        ServletRegistrationBean<ServletApplication> application() {
            return new ServletRegistrationBean<>(new ServletApplication(), "/*");
        }
    }
}
