package com.jsonexpress.identity.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files {@code META-INF/services/…} of one kind: where to look when one of their entries is broken. */
final class Listings {
    private static final int MAX_BYTES = 1 << 16;

    private final Map<String, String> textByJar;

    private Listings(Map<String, String> textByJar) {
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
        return new Listings(texts);
    }

    /** Says which jars list what an error is about; all of them where the error does not name its entry. */
    String of(Throwable error) {
        String message = String.valueOf(error.getMessage()).replace('/', '.');
        String exact = jars(message, true);
        String jars = exact.isEmpty() ? jars(message, false) : exact;
        return jars.isEmpty() ? "" : " (listed in " + jars + ")";
    }

    private String jars(String message, boolean named) {
        return textByJar.entrySet().stream()
                .filter(entry -> !named || entry.getValue().lines().anyMatch(line -> isNamed(line, message)))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" or "));
    }

    private static boolean isNamed(String line, String message) {
        String entry = line.replaceFirst("#.*", "").strip();
        return !entry.isEmpty() && message.contains(entry);
    }

    private static String text(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false); // keeps no jar open
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8) + "\n";
        }
    }
}
