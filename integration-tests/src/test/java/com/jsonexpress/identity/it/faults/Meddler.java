package com.jsonexpress.identity.it.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;

/** Stands between the engine and a provider, and may lie, fail or look. */
@FunctionalInterface
interface Meddler {
    Meddler HONEST = (operation, arguments, real) -> real.call(arguments);

    /** The provider's own answer. */
    @FunctionalInterface
    interface Real {
        Object call(Object... arguments) throws Throwable;
    }

    Object on(String operation, Object[] arguments, Real real) throws Throwable;

    /** The provider as the engine is to see it: what every provider owes goes through, its operations are meddled with. */
    static <T> T between(Class<T> type, T provider, Supplier<Meddler> meddler) {
        Set<String> untouched = Set.of("name", "traits", "configKeys", "check", "start", "health", "close");
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(self, method, arguments);
            }
            Real real = changed -> invoke(provider, method, changed);
            return untouched.contains(method.getName())
                    ? real.call(arguments)
                    : meddler.get().on(method.getName(), arguments, real);
        });
        return type.cast(proxy);
    }

    private static Object ofObject(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "meddled";
        };
    }

    private static Object invoke(Object provider, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(provider, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
