package com.jsonexpress.identity.spring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Puts {@link CallerArgument} before the resolvers of Spring MVC: one of these takes every {@code java.security.Principal}. */
final class CallerArguments implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof RequestMappingHandlerAdapter adapter) {
            List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
            resolvers.add(new CallerArgument());
            @Nullable List<HandlerMethodArgumentResolver> others = adapter.getArgumentResolvers();
            if (others != null) {
                resolvers.addAll(others);
            }
            adapter.setArgumentResolvers(resolvers);
        }
        return bean;
    }
}
