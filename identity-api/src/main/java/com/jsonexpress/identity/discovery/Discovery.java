package com.jsonexpress.identity.discovery;

import com.jsonexpress.identity.error.BootException;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The one place that calls {@link ServiceLoader}. Keeps nothing: two applications in one JVM do not meet.
 *
 * <p>Class-loader order: the loader that was given, else the thread's context loader, else the loader of this library;
 * the first that sees the service type as the very same class is used, and only that one.
 */
public final class Discovery {
    /** How many broken entries of one kind are told before the rest is left alone. */
    private static final int MAX_BROKEN = 64;

    private final @Nullable ClassLoader given;

    public Discovery(@Nullable ClassLoader given) {
        this.given = given;
    }

    /**
     * All services of a kind, each made anew; a broken one is told and left out.
     *
     * @throws BootException of a service that knows by itself what it lacks
     */
    public <T> Found<T> find(Class<T> kind) {
        List<T> services = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        @Nullable ClassLoader loader = loaderFor(kind);
        var providers = ServiceLoader.load(kind, loader).stream().iterator();
        while (broken.size() < MAX_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add(told(e) + Listings.of(kind, loader).of(e));
                continue;
            }
            make(providers.next(), services, broken);
        }
        services.sort(Comparator.comparing(service -> service.getClass().getName()));
        return new Found<>(services, broken);
    }

    private static <T> void make(ServiceLoader.Provider<T> provider, List<T> services, List<String> broken) {
        try {
            services.add(provider.get());
        } catch (ServiceConfigurationError | LinkageError | AssertionError e) {
            if (e.getCause() instanceof BootException told) {
                throw told;
            }
            Class<?> type = provider.type();
            broken.add(type.getName() + " from " + jarOf(type) + " cannot be made: " + rootOf(e));
        }
    }

    /** The jar or folder a class comes from, by its last name; never a whole path. */
    public static String jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            return "the JDK";
        }
        return lastName(location.getPath());
    }

    /** The last name of a path, which may lead into a jar within a jar ({@code …/app.jar!/lib/a.jar!/}). */
    static String lastName(String path) {
        String bare = path.replaceAll("[!/]+$", "");
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private @Nullable ClassLoader loaderFor(Class<?> kind) {
        for (ClassLoader loader :
                new @Nullable ClassLoader[] {given, Thread.currentThread().getContextClassLoader()}) {
            if (loader != null && sees(loader, kind)) {
                return loader;
            }
        }
        return kind.getClassLoader();
    }

    private static boolean sees(ClassLoader loader, Class<?> kind) {
        try {
            return loader.loadClass(kind.getName()).equals(kind);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static String told(Throwable error) {
        String message = String.valueOf(error.getMessage());
        return error instanceof LinkageError ? error.getClass().getSimpleName() + ": " + message : message;
    }

    private static String rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
