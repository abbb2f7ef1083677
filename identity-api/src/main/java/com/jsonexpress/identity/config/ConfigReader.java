package com.jsonexpress.identity.config;

import com.jsonexpress.identity.error.BootException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every declared key from the first source that has it, and tells every mistake at once. Immutable.
 *
 * <p>A key without a text in any source has its default. An empty text is a text: it is a mistake for a key that cannot
 * be empty. No message holds a value.
 */
public final class ConfigReader {
    /** Which of our modules declares the keys that begin like this. */
    private static final Map<String, String> DECLARED_BY = Map.of(
            "jex.jdbc.", "identity-jdbc",
            "jex.queue.jdbc.", "identity-jdbc",
            "jex.redis.", "identity-kv-redis",
            "jex.smtp.", "identity-email-smtp");

    private final Map<String, ConfigKey<?>> keys;
    private final Map<String, String> names;
    private final Map<String, String> relaxed = new HashMap<>();

    /**
     * A reader of these keys; the same key may come twice.
     *
     * @throws BootException where two keys have one name, or names that differ in case alone
     */
    public ConfigReader(List<ConfigKey<?>> keys) {
        Map<String, ConfigKey<?>> byName = new LinkedHashMap<>();
        Map<String, String> byNormal = new HashMap<>();
        for (ConfigKey<?> key : keys) {
            @Nullable ConfigKey<?> other = byName.putIfAbsent(key.name(), key);
            @Nullable String spelling = byNormal.putIfAbsent(Spelling.normal(key.name()), key.name());
            if (other != null && !other.equals(key) || spelling != null && !spelling.equals(key.name())) {
                throw new BootException(
                        "two modules declare the configuration key " + key.name(),
                        "Remove one of the two, or give its key another name.");
            }
        }
        this.keys = byName;
        this.names = byNormal;
        byName.keySet().forEach(name -> relaxed.putIfAbsent(Spelling.letters(name), name));
    }

    /**
     * Reads and checks, and tells every mistake together. To the checks a key whose value cannot be read is set and has its
     * default; what they say of this key is left out.
     *
     * @throws BootException with one line {@code key: problem -> remedy} for each mistake
     */
    public Config read(List<ConfigSource> highestFirst, List<ConfigCheck> checks) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Setting> settings = new TreeMap<>();
        Set<String> understood = new HashSet<>();
        for (ConfigSource source : highestFirst) {
            collect(source, understood, mistakes).forEach(settings::putIfAbsent);
        }
        Config config = parse(settings, mistakes);
        Set<String> unreadable = mistakes.stream().map(Mistake::key).collect(Collectors.toSet());
        checks.stream()
                .flatMap(check -> told(check, config, mistakes).stream())
                .filter(mistake -> !unreadable.contains(mistake.key()))
                .map(mistake -> located(mistake, settings))
                .forEach(mistakes::add);
        // what a host reads by itself, such as system properties, comes in two sources of one name
        refuse(mistakes.stream().distinct().toList());
        return config;
    }

    /** What a check finds; one that gives up after a mistake that is told already, for it needs that value, finds nothing more. */
    private static List<Mistake> told(ConfigCheck check, Config config, List<Mistake> mistakes) {
        try {
            return check.check(config);
        } catch (BootException e) {
            if (mistakes.isEmpty()) {
                throw e;
            }
            return List.of();
        }
    }

    /** What a source says, by declared name. */
    private Map<String, Setting> collect(ConfigSource source, Set<String> understood, List<Mistake> mistakes) {
        Map<String, Setting> settings = new HashMap<>();
        new TreeMap<>(source.values()).forEach((spelling, text) -> {
            @Nullable String name = declared(source, spelling);
            if (name == null) {
                if (!understood.contains(spelling)) {
                    misspelt(source, spelling).forEach(mistakes::add);
                }
                return;
            }
            if (source.names() == ConfigSource.Names.RELAXED) {
                understood.add(spelling);
            }
            Setting setting = new Setting(source.name(), spelling, text);
            @Nullable Setting other = settings.putIfAbsent(name, setting);
            if (other != null && !other.text().equals(text)) {
                mistakes.add(new Mistake(
                        name,
                        "set in two spellings, " + other.spelling() + " and " + spelling + setting.place(),
                        "Keep one of them."));
            }
        });
        return settings;
    }

    private @Nullable String declared(ConfigSource source, String spelling) {
        if (keys.containsKey(spelling)) {
            return spelling;
        }
        return switch (source.names()) {
            case DECLARED -> null;
            case ENVIRONMENT -> names.get(Spelling.normal(spelling));
            case RELAXED -> relaxed.get(Spelling.letters(spelling));
        };
    }

    private Stream<Mistake> misspelt(ConfigSource source, String spelling) {
        if (!Spelling.isOurs(spelling)) {
            return Stream.empty();
        }
        boolean separated = Spelling.normal(spelling).startsWith(Spelling.PREFIX);
        @Nullable String nearest = Spelling.nearest(spelling, keys.keySet()).orElse(null);
        boolean underscored = nearest != null
                && Spelling.normal(nearest).equals(Spelling.normal(spelling).replace('_', '.'));
        boolean near = nearest != null
                && source.names() == ConfigSource.Names.RELAXED
                && isInASection(spelling)
                && !Spelling.isOfOthers(spelling);
        if (!separated && !underscored && !near) {
            return Stream.empty();
        }
        String remedy = missingModule(spelling)
                .map(module -> "Add the dependency com.jsonexpress:" + module + ", which declares it, or remove it.")
                .orElseGet(() -> nearest == null
                        ? "Remove it, or add the module that declares it."
                        : "Did you mean " + meant(source, spelling, nearest) + "?");
        return Stream.of(new Mistake(Spelling.shown(spelling), "no such key (in " + source.name() + ")", remedy));
    }

    private Optional<String> missingModule(String spelling) {
        String dotted = Spelling.normal(spelling).replace('_', '.');
        return DECLARED_BY.entrySet().stream()
                .filter(declared -> dotted.startsWith(declared.getKey())
                        && keys.keySet().stream().noneMatch(key -> key.startsWith(declared.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** In the form the writer chose, so that it can be copied. */
    private static String meant(ConfigSource source, String spelling, String name) {
        boolean variable = source.names() == ConfigSource.Names.ENVIRONMENT && !spelling.contains(".");
        return variable ? Spelling.variable(name) : name;
    }

    /** Whether a declared key begins like this, up to its second dot: {@code JEX_AUTH_…} is for us, and {@code JEX_HOME} is not. */
    private boolean isInASection(String spelling) {
        String dotted = Spelling.normal(spelling).replace('_', '.');
        int second = dotted.indexOf('.', Spelling.PREFIX.length());
        return second > 0
                && keys.keySet().stream()
                        .anyMatch(key -> Spelling.normal(key).startsWith(dotted.substring(0, second + 1)));
    }

    private Config parse(Map<String, Setting> settings, List<Mistake> mistakes) {
        Map<String, Object> values = new HashMap<>();
        Map<String, String> origins = new HashMap<>();
        for (ConfigKey<?> key : keys.values()) {
            @Nullable Setting setting = settings.get(key.name());
            @Nullable String text = setting == null ? key.defaultText().orElse(null) : setting.text();
            if (setting != null) {
                origins.put(key.name(), setting.source());
            }
            if (text != null) {
                try {
                    values.put(key.name(), key.parse(text));
                } catch (RuntimeException e) {
                    String place = setting == null ? " (its default)" : setting.place();
                    mistakes.add(new Mistake(
                            key.name(),
                            expectation(key, text, e) + place,
                            "Correct or remove it: " + key.meaning() + "."));
                }
            }
        }
        return new Config(values, origins);
    }

    /** The parser's own words, unless they may repeat the text: those of the JDK do. */
    private static String expectation(ConfigKey<?> key, String text, RuntimeException e) {
        if (text.isEmpty()) {
            return "must not be empty";
        }
        @Nullable String words = ownWords(e);
        boolean repeats = words != null
                && words.contains(text.strip())
                && (key.isSecret() || text.length() > 5 && !words.equals(wordsForAnother(key)));
        return words == null || repeats ? "not a value it can have" : words;
    }

    private static @Nullable String ownWords(RuntimeException e) {
        return e.getClass() == IllegalArgumentException.class ? e.getMessage() : null;
    }

    /** Words that are the same whatever the text is repeat nothing of it: the example in them was there before. */
    private static @Nullable String wordsForAnother(ConfigKey<?> key) {
        try {
            key.parse("\0");
            return null;
        } catch (RuntimeException e) {
            return ownWords(e);
        }
    }

    private static Mistake located(Mistake mistake, Map<String, Setting> settings) {
        @Nullable Setting setting = settings.get(mistake.key());
        return setting == null
                ? mistake
                : new Mistake(mistake.key(), mistake.problem() + setting.place(), mistake.remedy());
    }

    private static void refuse(List<Mistake> mistakes) {
        if (mistakes.isEmpty()) {
            return;
        }
        boolean one = mistakes.size() == 1;
        String lines = mistakes.stream()
                .map(mistake -> "\n  " + mistake.key() + ": " + mistake.problem()
                        + (one ? "" : " -> " + mistake.remedy().replace("\n", "\n    ")))
                .collect(Collectors.joining());
        throw new BootException(
                (one ? "one mistake" : mistakes.size() + " mistakes") + " in the configuration:" + lines,
                one ? mistakes.get(0).remedy() : "Correct the " + mistakes.size() + " keys above.");
    }

    /** A text with the place it came from; prints no text. */
    private record Setting(String source, String spelling, String text) {
        String place() {
            return " (in " + source + ")";
        }

        @Override
        public String toString() {
            return spelling + place();
        }
    }
}
