package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** As in a WAR, where Spring Boot has a filter of its own behind identity's, which makes a page of whatever is thrown. */
class ErrorPagesTest {
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
    @Import({Controller.class, Handling.class})
    static class Application {

        @Bean
        static FilterRegistrationBean<Filter> errorPages() {
            FilterRegistrationBean<Filter> pages = new FilterRegistrationBean<>((request, response, chain) -> {
                try {
                    chain.doFilter(request, response);
                } catch (Exception e) {
                    response.reset();
                    ((jakarta.servlet.http.HttpServletResponse) response).setStatus(500);
                    response.getWriter().print("page");
                }
            });
            pages.setAsyncSupported(true);
            pages.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            return pages;
        }
    }

    /** An application that has a word on failures itself. */
    @RestController
    static class Handling {

        @GetMapping("/handled")
        String handled() {
            throw new FailureException(CommonError.FORBIDDEN);
        }

        @ExceptionHandler
        String handled(FailureException e) {
            return "handled";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/admins, 403, forbidden",
        "/refusing, 403, forbidden",
        "/refusing-later, 403, forbidden",
        "/down, 503, unavailable",
        "/open/admins, 401, unauthenticated",
        "/open/demanding, 401, unauthenticated"
    })
    void refusal_isTheProblem_andNoPage(String path, int status, String code) {
        Answer answer = client.get(path, path.startsWith("/open") ? "" : user);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"/broken, 500, page", "/handled, 200, handled"})
    void others_areTheApplications(String path, int status, String text) {
        Answer answer = client.get(path, user);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(text);
    }
}
