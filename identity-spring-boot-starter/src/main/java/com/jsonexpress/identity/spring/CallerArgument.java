package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.token.Principal;
import jakarta.servlet.ServletRequest;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * The verified caller as {@link Principal}, or as an {@code Optional} of it. Where nobody is signed in the first is 401, unless the
 * parameter is {@code @Nullable}.
 */
final class CallerArgument implements HandlerMethodArgumentResolver {
    /** Of annotations such as {@code @AuthenticationPrincipal} and {@code @RequestAttribute}, which ask somebody else. */
    private static final Set<String> ASKING =
            Set.of("org.springframework.security.core.annotation", "org.springframework.web.bind.annotation");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Principal.class
                && MergedAnnotations.from(parameter.getParameterAnnotations()).stream()
                        .noneMatch(annotation ->
                                ASKING.contains(annotation.getType().getPackageName()));
    }

    /** JSpecify's {@code @Nullable} stands at the type, where Spring 6 does not look. */
    private static boolean isNullable(MethodParameter parameter) {
        return Stream.of(parameter.getParameter().getAnnotatedType().getAnnotations())
                .anyMatch(CallerArgument::isNullable);
    }

    /** Spring goes by the name, too. */
    private static boolean isNullable(Annotation annotation) {
        return annotation.annotationType().getSimpleName().equals("Nullable");
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Optional<Principal> caller = IdentityServlets.caller(request.getNativeRequest(ServletRequest.class));
        if (parameter.getParameterType() == Optional.class) {
            return caller;
        }
        if (caller.isEmpty() && !parameter.isOptional() && !isNullable(parameter)) {
            throw new FailureException(CommonError.UNAUTHENTICATED);
        }
        return caller.orElse(null);
    }
}
