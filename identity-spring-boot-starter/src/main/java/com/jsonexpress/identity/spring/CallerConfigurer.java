package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Part of every chain of Spring Security, found by it through {@code spring.factories}: the caller is the authentication, needs no CSRF
 * token, and what Spring Security refuses is told as identity tells it, unless the application says otherwise. Pages of a form login
 * stay what they are: whoever accepts HTML is not answered here.
 */
public final class CallerConfigurer extends AbstractHttpConfigurer<CallerConfigurer, HttpSecurity> {
    private static final RequestMatcher NO_PAGE = request -> !wantsPage(request);

    @Override
    @SuppressWarnings("unchecked")
    public void init(HttpSecurity http) {
        @Nullable CsrfConfigurer<HttpSecurity> csrf = http.getConfigurer(CsrfConfigurer.class);
        if (csrf != null) {
            csrf.ignoringRequestMatchers(
                    request -> IdentityServlets.caller(request).isPresent());
        }
        @Nullable
        ExceptionHandlingConfigurer<HttpSecurity> refusals = http.getConfigurer(ExceptionHandlingConfigurer.class);
        if (refusals != null) {
            refusals.defaultAuthenticationEntryPointFor(
                    (request, response, unauthenticated) -> refuse(request, response, CommonError.UNAUTHENTICATED),
                    NO_PAGE);
            refusals.defaultAccessDeniedHandlerFor(
                    (request, response, denied) -> refuse(request, response, CommonError.FORBIDDEN), NO_PAGE);
        }
    }

    @Override
    public void configure(HttpSecurity http) {
        http.addFilterBefore(new CallerFilter(), AnonymousAuthenticationFilter.class);
    }

    /** Answered here, and not thrown: in a WAR Spring Boot has a filter that makes an error page of whatever is thrown. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, CommonError code)
            throws IOException {
        IdentityServlets.answer(request, response, new FailureException(code));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        @Nullable String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }
}
