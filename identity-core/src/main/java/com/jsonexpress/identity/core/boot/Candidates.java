package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Mode;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.discovery.Discovery;
import com.jsonexpress.identity.discovery.Found;
import com.jsonexpress.identity.error.BootException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The providers of one kind that were found, and the rule that selects one (contract 3): a ready-made instance; else the
 * one of the configured name; else the only one that is not for development; else the only one. One that is there on
 * request is chosen by its name alone. Never a guess.
 */
final class Candidates<T extends Provider> {

    /** @param why for the report, such as {@code the only one found} */
    record Selected<T>(T provider, String why, boolean readyMade) {}

    private final ProviderKind<T> kind;
    private final Optional<T> readyMade;
    private final Found<T> found;
    /** Who declares keys: those found, whether one of them is chosen or not. */
    private final List<T> declaring;

    Candidates(ProviderKind<T> kind, List<Object> parts, Discovery discovery) {
        this.kind = kind;
        List<T> given = parts.stream()
                .filter(kind.type()::isInstance)
                .map(kind.type()::cast)
                .toList();
        if (given.size() > 1) {
            throw new BootException("the builder was given " + given.size() + " of " + typeName(), "Give it one.");
        }
        this.readyMade = given.stream().findFirst();
        this.found = given.isEmpty() ? discovery.find(kind.type()) : new Found<>(List.of(), List.of());
        this.declaring = given.isEmpty() ? found.services() : passedOver(kind, discovery);
    }

    /** What a ready-made one takes the place of. What is broken of it concerns nobody. */
    private static <T extends Provider> List<T> passedOver(ProviderKind<T> kind, Discovery discovery) {
        try {
            return discovery.find(kind.type()).services();
        } catch (BootException e) {
            return List.of();
        }
    }

    List<ConfigKey<?>> configKeys() {
        return declaring.stream()
                .flatMap(provider -> provider.configKeys().stream())
                .collect(Collectors.toList());
    }

    List<String> broken() {
        return found.broken();
    }

    ProviderKind<T> kind() {
        return kind;
    }

    /** The selected one; empty where none was found. {@link BootException} where the choice is not clear. */
    Optional<Selected<T>> select(Config config) {
        if (readyMade.isPresent()) {
            return readyMade.map(provider -> new Selected<>(provider, "handed to the builder", true));
        }
        Optional<String> wanted = config.find(kind.key());
        if (wanted.isPresent()) {
            return Optional.of(new Selected<>(byName(wanted.get()), "chosen by " + kind.key(), false));
        }
        List<T> unasked = found.services().stream()
                .filter(provider -> !provider.traits().onRequest())
                .toList();
        List<T> real = unasked.stream()
                .filter(provider -> !provider.traits().development())
                .toList();
        List<T> choice = real.isEmpty() ? unasked : real;
        if (choice.size() > 1) {
            throw new BootException(
                    "there are several of " + typeName() + " and no choice: " + list(),
                    choose(choice.get(0).name()));
        }
        if (choice.isEmpty() && !onRequest().isEmpty()) {
            throw new BootException(
                    "the " + typeName() + " that is there is used on request only: " + list(),
                    choose(onRequest().get(0).name()));
        }
        String why = choice.size() < unasked.size()
                ? "others found are for development and yield"
                : onRequest().isEmpty() ? "the only one found" : "the only one that is used unasked" + besides();
        return choice.stream().findFirst().map(provider -> new Selected<>(provider, why, false));
    }

    private List<T> onRequest() {
        return found.services().stream()
                .filter(provider -> provider.traits().onRequest())
                .toList();
    }

    private String besides() {
        return onRequest().stream()
                .map(provider -> "; " + kind.key() + "=" + provider.name() + " would choose another")
                .collect(Collectors.joining());
    }

    /** The selected one; empty also where the choice is not clear, which {@link #check} tells. */
    Optional<Selected<T>> selectIfClear(Config config) {
        try {
            return select(config);
        } catch (BootException e) {
            return Optional.empty();
        }
    }

    /** The selected one; a {@link BootException} naming the artifact where there is none. */
    Selected<T> require(Config config) {
        return select(config)
                .orElseThrow(() -> new BootException(
                        "no " + typeName() + " on the class path" + brokenOnes(),
                        "Add the dependency " + kind.artifact() + ", or another provider."));
    }

    /** In production a development provider must be meant. */
    List<Mistake> check(Config config) {
        Optional<Selected<T>> selected;
        try {
            selected = select(config);
        } catch (BootException e) {
            return List.of(new Mistake(kind.key().name(), String.valueOf(e.getMessage()), e.remedy()));
        }
        if (selected.isEmpty() || selected.get().readyMade()) {
            return List.of();
        }
        T provider = selected.get().provider();
        boolean careless = config.get(IdentityKeys.MODE) == Mode.PRODUCTION
                && provider.traits().development()
                && !config.isSet(kind.key());
        return careless
                ? List.of(new Mistake(
                        kind.key().name(),
                        "the " + kind.role() + " provider " + provider.name()
                                + " is meant for development, and this is production",
                        "Add a production provider"
                                + Kinds.forProduction(kind.key())
                                        .map(artifact -> ", such as " + artifact)
                                        .orElse("")
                                + ", or set " + kind.key() + "=" + provider.name() + " if it is meant."
                                + onRequest().stream()
                                        .map(other -> "\nAnother one is there on request. " + choose(other.name()))
                                        .collect(Collectors.joining())))
                : provider.check(config);
    }

    private String typeName() {
        return kind.type().getSimpleName();
    }

    private T byName(String name) {
        List<T> named = found.services().stream()
                .filter(provider -> provider.name().equals(name))
                .toList();
        if (named.size() != 1) {
            String first =
                    found.services().stream().map(Provider::name).findFirst().orElse("NAME");
            throw new BootException(
                    "names " + (named.isEmpty() ? "none" : "several") + " of the " + typeName() + " found: " + list(),
                    named.isEmpty() ? bring(name) + choose(first) : "Remove all but one of the jars.");
        }
        return named.get(0);
    }

    private String bring(String name) {
        return Kinds.artifact(kind.key(), name)
                .map(artifact -> "Add the dependency " + artifact + ", which brings it. Or: ")
                .orElse("");
    }

    private String list() {
        String names = found.services().stream()
                .map(provider -> provider.name() + " (" + provider.getClass().getName() + " from "
                        + Discovery.jarOf(provider.getClass()) + ")")
                .collect(Collectors.joining(", "));
        return (names.isEmpty() ? "none" : names) + brokenOnes();
    }

    private String brokenOnes() {
        return broken().isEmpty() ? "" : "; broken: " + String.join("; ", broken());
    }

    private String choose(String name) {
        String key = kind.key().name();
        String variable = key.toUpperCase(Locale.ROOT).replace(".", "__");
        return "Choose one by its name, in one of these ways:\n"
                + ".env or jex.properties:  " + key + "=" + name + "\n"
                + "environment:             " + variable + "=" + name + "\n"
                + "system property:         -D" + key + "=" + name + "\n"
                + "code:                    IdentitySettings.none().set(\"" + key + "\", \"" + name + "\")";
    }
}
