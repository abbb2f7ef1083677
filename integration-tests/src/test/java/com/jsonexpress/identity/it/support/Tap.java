package com.jsonexpress.identity.it.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** Listens to the calls of a provider, and may fail or answer in its place. */
@FunctionalInterface
public interface Tap {
    /** Leaves the answer to the provider. */
    Object PASS = new Object();

    /** Called before each operation: {@link #PASS}, or what is answered in its place. */
    Object on(String operation, List<Object> arguments) throws Exception;

    /** The provider, listened to. */
    static <T> T on(Class<T> type, T provider, Tap tap) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            boolean ofObject = method.getDeclaringClass() == Object.class;
            Object answer = ofObject ? PASS : tap.on(method.getName(), args == null ? List.of() : List.of(args));
            if (!answer.equals(PASS)) {
                return answer;
            }
            try {
                return method.invoke(provider, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
