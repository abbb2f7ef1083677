package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.config.ConfigSource;
import com.jsonexpress.identity.error.BootException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The keys called {@code jex.…} in Spring's environment, source by source in Spring's order, so that a mistake is told with the
 * place it stands in. Names may be relaxed as Spring's are; a list, of YAML or of variables, becomes a text with commas;
 * placeholders are resolved. A source that cannot be listed is asked for each key that is known.
 */
final class EnvironmentSources {
    private static final Pattern OURS = Pattern.compile("(?i)jex[._].+");
    private static final Pattern ITEM = Pattern.compile("(.+)\\[(\\d{1,4})]");
    private static final Pattern ITEM_OF_A_VARIABLE = Pattern.compile("([A-Z0-9_]+_)(\\d{1,4})");
    private static final Pattern FILE =
            Pattern.compile("Config resource '(?:class path resource|file) \\[([^]]+)]'.*", Pattern.DOTALL);

    private EnvironmentSources() {}

    static List<ConfigSource> of(ConfigurableEnvironment environment, ClassLoader loader) {
        List<ConfigSource> sources = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            Map<String, String> values = source instanceof EnumerablePropertySource<?> listed
                    ? values(listed, environment)
                    : asked(source, environment, loader);
            if (!values.isEmpty()) {
                sources.add(new ConfigSource(shown(source.getName()), values, ConfigSource.Names.RELAXED));
            }
        }
        return sources;
    }

    /**
     * Of a source that cannot be listed, as that of JNDI. What Spring Boot puts in front is a view of all the others; random values
     * and places that are kept for later hold no key.
     */
    private static Map<String, String> asked(
            PropertySource<?> source, ConfigurableEnvironment environment, ClassLoader loader) {
        Map<String, String> values = new HashMap<>();
        if (!ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
                && !(source instanceof RandomValuePropertySource)
                && !(source instanceof PropertySource.StubPropertySource)) {
            for (String name : KnownNames.in(loader)) {
                @Nullable Object value = source.getProperty(name);
                if (value != null) {
                    values.put(name, resolved(source, name, value.toString(), environment));
                }
            }
        }
        return values;
    }

    private static Map<String, String> values(EnumerablePropertySource<?> source, ConfigurableEnvironment environment) {
        Map<String, String> values = new HashMap<>();
        Map<String, Map<Integer, String>> lists = new HashMap<>();
        for (String name : source.getPropertyNames()) {
            @Nullable Object value = source.getProperty(name);
            if (value == null || !OURS.matcher(name).matches()) {
                continue;
            }
            String text = resolved(source, name, value.toString(), environment);
            Matcher item = ITEM.matcher(isItem(name, source) ? name.replaceFirst("_(\\d+)$", "[$1]") : name);
            if (item.matches()) {
                lists.computeIfAbsent(item.group(1), list -> new TreeMap<>()).put(Integer.valueOf(item.group(2)), text);
            } else {
                values.put(name, text);
            }
        }
        lists.forEach((name, items) -> values.putIfAbsent(name, String.join(",", items.values())));
        return values;
    }

    /** As Spring reads lists: {@code JEX_AUTH_EXCLUDE_0} and what follows it without a gap. */
    private static boolean isItem(String name, PropertySource<?> source) {
        Matcher item = ITEM_OF_A_VARIABLE.matcher(name);
        return item.matches()
                && IntStream.range(0, Integer.parseInt(item.group(2)))
                        .allMatch(before -> source.containsProperty(item.group(1) + before));
    }

    /** Without the value in the message: it may hold a part of a secret. */
    private static String resolved(
            PropertySource<?> source, String name, String text, ConfigurableEnvironment environment) {
        try {
            return environment.resolveRequiredPlaceholders(text);
        } catch (IllegalArgumentException e) {
            throw new BootException(
                    name + " (in " + shown(source.getName()) + ") refers to a property that is not set",
                    "Set what stands between ${ and } in " + name + ", or give it a default: ${NAME:default}.");
        }
    }

    private static String shown(String source) {
        Matcher file = FILE.matcher(source);
        return switch (source) {
            case "systemEnvironment" -> "environment";
            case "systemProperties" -> "system properties";
            case "commandLineArgs" -> "command line";
            default -> file.matches() ? file.group(1) : source.toLowerCase(Locale.ROOT);
        };
    }
}
