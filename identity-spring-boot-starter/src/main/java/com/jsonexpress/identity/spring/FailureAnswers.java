package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.host.servlet.IdentityServlets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * A {@code FailureException} or {@code UnavailableException} of a controller is the problem it stands for, unless something of the
 * application's, such as an {@code @ExceptionHandler}, has answered. Spring MVC asks this last; behind it, in a WAR, Spring Boot
 * would make an error page of it.
 */
final class FailureAnswers implements HandlerExceptionResolver, Ordered {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        try {
            return IdentityServlets.answer(request, response, thrown) ? new ModelAndView() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
