package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.it.boot.MistakesContract;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;

/** In Spring Boot's own report of a failed start. */
class FailureReportTest extends MistakesContract {

    /** Started by the class path alone. */
    @Configuration(proxyBeanMethods = false)
    @ServerAlone
    static class Application {

        public static void main(String[] arguments) {
            SpringApplication.run(Application.class, "--server.port=0");
        }
    }

    @Override
    protected Class<?> main() {
        return Application.class;
    }

    @Override
    protected String beforeTheRemedy() {
        return "Action:";
    }
}
