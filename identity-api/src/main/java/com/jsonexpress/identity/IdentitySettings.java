package com.jsonexpress.identity;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.ConfigSource;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Request;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What code adds to configuration and discovery. Immutable: each method gives a changed copy. Prints keys alone.
 *
 * <p>A ready-made part bypasses discovery and is neither started nor closed. A ready-made provider or guard takes the place of what is
 * found of its kind, and a ready-made middleware that of the found one of its name.
 */
public final class IdentitySettings {
    private Map<String, String> values = Map.of();
    private List<ConfigSource> sources = List.of();
    private List<ConfigKey<?>> keys = List.of();
    private List<UserField> userFields = List.of();
    private List<Object> parts = List.of();
    private List<Object> offers = List.of();
    private Optional<ClassLoader> classLoader = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private LongSupplier ticker = System::nanoTime;
    private SecureRandom random;
    private Path directory = Path.of("");
    private Predicate<Request> open = request -> false;
    private boolean systemSources = true;
    private boolean announcedByHost = false;

    private IdentitySettings(SecureRandom random) {
        this.random = random;
    }

    /** Nothing added: the system's clock and randomness, the working directory. */
    public static IdentitySettings none() {
        return new IdentitySettings(new SecureRandom());
    }

    /** Sets a key; the text is read as if an operator had written it. */
    public IdentitySettings set(String key, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(key, value);
        return changed(copy -> copy.values = Map.copyOf(more));
    }

    /** Puts a source in front of system properties and environment. */
    public IdentitySettings source(ConfigSource source) {
        return changed(copy -> copy.sources = with(sources, source));
    }

    /** Declares a key of the host or the application. */
    public IdentitySettings declare(ConfigKey<?> key) {
        return changed(copy -> copy.keys = with(keys, key));
    }

    /** Declares a custom field of users. */
    public IdentitySettings field(UserField field) {
        return changed(copy -> copy.userFields = with(userFields, field));
    }

    /**
     * Adds a ready-made part, known by its type: a provider, {@code Plugin}, {@code Middleware}, {@code UserHook},
     * {@code PasswordPolicy}, {@code EventListener}, {@code ForeignHashes}, {@code PasswordHasher} or {@code Argon2Function}.
     * {@link Identity#start(IdentitySettings)} refuses an object that is none of these, one that is given twice, and two
     * providers for one place; a runtime that only verifies takes middlewares and listeners alone.
     */
    public IdentitySettings part(Object part) {
        return changed(copy -> copy.parts = with(parts, part));
    }

    /** Offers an object of the host to providers, by its type. */
    public IdentitySettings offer(Object object) {
        return changed(copy -> copy.offers = with(offers, object));
    }

    /** Names the loader that discovery uses. */
    public IdentitySettings classLoader(ClassLoader loader) {
        return changed(copy -> copy.classLoader = Optional.of(loader));
    }

    /** Sets the one clock. */
    public IdentitySettings clock(Clock other) {
        return changed(copy -> copy.clock = other);
    }

    /** Sets the monotonic clock, in nanoseconds. */
    public IdentitySettings ticker(LongSupplier other) {
        return changed(copy -> copy.ticker = other);
    }

    /** Sets the one random source. */
    public IdentitySettings random(SecureRandom other) {
        return changed(copy -> copy.random = other);
    }

    /** Names the directory of the {@code .env} files. */
    public IdentitySettings directory(Path other) {
        return changed(copy -> copy.directory = other);
    }

    /** Reads nothing but what is set in code: for tests. */
    public IdentitySettings codeOnly() {
        return changed(copy -> copy.systemSources = false);
    }

    /** Leaves it to the host to call {@link Identity#ready()}. */
    public IdentitySettings announceByHost() {
        return changed(copy -> copy.announcedByHost = true);
    }

    /**
     * Tells the guard which of the application's requests need no caller; a valid one is known there all the same, and a
     * bad token is 401. For host adapters, whose routes have rules. Frees none of identity's own routes.
     *
     * @param requests decides by method and canonical path
     */
    public IdentitySettings open(Predicate<Request> requests) {
        return changed(copy -> copy.open = open.or(requests));
    }

    /** Configuration set in code, which beats every other source. */
    public Map<String, String> values() {
        return values;
    }

    /** A host's own sources, in front of system properties and environment. */
    public List<ConfigSource> sources() {
        return sources;
    }

    /** Keys that the host declares. */
    public List<ConfigKey<?>> keys() {
        return keys;
    }

    /** Custom fields of users, in the order of their declaration. */
    public List<UserField> userFields() {
        return userFields;
    }

    /** Ready-made parts: providers, plugins, hooks, policies, listeners, middlewares. */
    public List<Object> parts() {
        return parts;
    }

    /** Objects of the host that providers may use, such as its {@code DataSource}. */
    public List<Object> offers() {
        return offers;
    }

    /** The loader that discovery uses; empty for the default order. */
    public Optional<ClassLoader> classLoader() {
        return classLoader;
    }

    /** The one clock. */
    public Clock clock() {
        return clock;
    }

    /** The monotonic clock, in nanoseconds. */
    public LongSupplier ticker() {
        return ticker;
    }

    /** The one random source. */
    public SecureRandom random() {
        return random;
    }

    /** Where the {@code .env} files are looked for. */
    public Path directory() {
        return directory;
    }

    /** The application's requests that need no caller. */
    public Predicate<Request> open() {
        return open;
    }

    /** Whether system properties, environment and files are read at all. */
    public boolean systemSources() {
        return systemSources;
    }

    /** Whether the host calls {@link Identity#ready()}. */
    public boolean announcedByHost() {
        return announcedByHost;
    }

    private IdentitySettings changed(Consumer<IdentitySettings> change) {
        IdentitySettings copy = new IdentitySettings(random);
        copy.values = values;
        copy.sources = sources;
        copy.keys = keys;
        copy.userFields = userFields;
        copy.parts = parts;
        copy.offers = offers;
        copy.classLoader = classLoader;
        copy.clock = clock;
        copy.ticker = ticker;
        copy.directory = directory;
        copy.open = open;
        copy.systemSources = systemSources;
        copy.announcedByHost = announcedByHost;
        change.accept(copy);
        return copy;
    }

    private static <T> List<T> with(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    @Override
    public String toString() {
        return "IdentitySettings" + values.keySet();
    }
}
