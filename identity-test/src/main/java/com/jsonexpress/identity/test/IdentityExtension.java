package com.jsonexpress.identity.test;

import com.jsonexpress.identity.IdentitySettings;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test its own identity, and closes it. */
final class IdentityExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(IdentityExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestIdentity.class;
    }

    /** @throws ParameterResolutionException where the parameter lives longer than a test */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("each test has a TestIdentity of its own:"
                    + " take it as a parameter of a test, or of a method of @BeforeEach or @AfterEach");
        }
        return store(context)
                .getOrComputeIfAbsent(
                        TestIdentity.class, type -> TestIdentity.start(settings(context)), TestIdentity.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestIdentity identity = store(context).remove(TestIdentity.class, TestIdentity.class);
        if (identity != null) {
            identity.close();
        }
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static UnaryOperator<IdentitySettings> settings(ExtensionContext context) {
        List<String> keys = new ArrayList<>();
        for (Class<?> type : context.getEnclosingTestClasses()) {
            keys.addAll(keys(Optional.of(type)));
        }
        keys.addAll(keys(context.getTestClass()));
        keys.addAll(keys(context.getTestMethod()));
        return settings -> {
            IdentitySettings changed = settings;
            for (String key : keys) {
                int equals = key.indexOf('=');
                if (equals < 1) {
                    throw new ExtensionConfigurationException("@IdentityTest takes name=value, and not: " + key);
                }
                changed = changed.set(
                        key.substring(0, equals).strip(),
                        key.substring(equals + 1).strip());
            }
            return changed;
        };
    }

    private static List<String> keys(Optional<? extends AnnotatedElement> element) {
        return AnnotationSupport.findAnnotation(element, IdentityTest.class)
                .map(annotation -> List.of(annotation.value()))
                .orElse(List.of());
    }
}
