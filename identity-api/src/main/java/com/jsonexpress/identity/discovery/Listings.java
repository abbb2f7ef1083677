package com.jsonexpress.identity.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files {@code META-INF/services/…} of one kind: where to look when one of their entries is broken. */
final class Listings {
    private static final int MAX_BYTES = 1 << 16;

    private final @Nullable ClassLoader loader;
    private final Map<String, String> textByJar;

    private Listings(@Nullable ClassLoader loader, Map<String, String> textByJar) {
        this.loader = loader;
        this.textByJar = textByJar;
    }

    static Listings of(Class<?> kind, @Nullable ClassLoader loader) {
        String file = "META-INF/services/" + kind.getName();
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            Enumeration<URL> urls = loader == null ? ClassLoader.getSystemResources(file) : loader.getResources(file);
            while (urls.hasMoreElements()) {
                URL url = urls.nextElement();
                String path = url.getPath();
                texts.merge(
                        Discovery.lastName(path.substring(0, path.length() - file.length())),
                        text(url),
                        String::concat);
            }
        } catch (IOException e) {
            // this only helps to find an error that is told anyway
        }
        return new Listings(loader, texts);
    }

    /** Says which jars list what an error is about; all of them where that cannot be told. */
    String of(Throwable error) {
        String message = String.valueOf(error.getMessage());
        String exact = jars((jar, text) ->
                message.contains(jar) || entries(text).anyMatch(entry -> isAbout(entry, error, message)));
        String jars = exact.isEmpty() ? jars((jar, text) -> true) : exact;
        return jars.isEmpty() ? "" : " (listed in " + jars + ")";
    }

    private String jars(BiPredicate<String, String> test) {
        return textByJar.entrySet().stream()
                .filter(entry -> test.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" or "));
    }

    private static Stream<String> entries(String text) {
        return text.lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(entry -> !entry.isEmpty());
    }

    private boolean isAbout(String entry, Throwable error, String message) {
        return error instanceof LinkageError ? !links(entry) : (message + " ").contains(" " + entry + " ");
    }

    private boolean links(String entry) {
        try {
            Class.forName(entry, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return true; // told as an error of its own
        } catch (LinkageError e) {
            return false;
        }
    }

    private static String text(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false); // keeps no jar open
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8) + "\n";
        }
    }
}
