package com.jsonexpress.identity.test;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.token.TokenVerifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An identity that begins anew before each test, while the application around it, which a context keeps for many tests, goes on with
 * the one object it was given. Thread-safe.
 */
final class RenewedIdentity {
    private final Supplier<Identity> start;
    private final TestIdentity test;
    private final Semaphore alone = new Semaphore(1);
    private volatile Identity current;
    private volatile boolean ready;

    RenewedIdentity(Supplier<Identity> start, TestIdentity test) {
        this.start = start;
        this.test = test;
        this.current = start.get();
        test.attach(current);
    }

    /** What stands for the one of the day, whichever that is; so do its users and its tokens. */
    Identity identity() {
        Users users = standIn(Users.class, () -> current.users());
        TokenVerifier tokens = standIn(TokenVerifier.class, () -> current.tokens());
        return standIn(Identity.class, () -> current, method -> switch (method.getName()) {
            case "users" -> users;
            case "tokens" -> tokens;
            case "ready" -> {
                ready = true;
                yield null;
            }
            default -> null;
        });
    }

    /** Waits until no other test uses it, and begins anew. */
    void take() {
        alone.acquireUninterruptibly();
        try {
            begin();
        } catch (RuntimeException | Error e) {
            alone.release();
            throw e;
        }
    }

    private void begin() {
        current.close();
        test.reset();
        current = start.get();
        test.attach(current);
        if (ready) {
            current.ready();
        }
    }

    /** Lets the next test have it. */
    void giveBack() {
        alone.release();
    }

    private static <T> T standIn(Class<T> type, Supplier<? extends T> target) {
        return standIn(type, target, method -> null);
    }

    /** Calls {@code known} first, and the target where that gives nothing. */
    private static <T> T standIn(Class<T> type, Supplier<? extends T> target, Known known) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "stands for " + type.getSimpleName();
                    default -> {
                        @Nullable Object answer = known.answer(method);
                        yield answer != null ? answer : call(method, target.get(), arguments);
                    }
                }));
    }

    private static @Nullable Object call(Method method, Object target, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @FunctionalInterface
    private interface Known {
        @Nullable
        Object answer(Method method);
    }
}
