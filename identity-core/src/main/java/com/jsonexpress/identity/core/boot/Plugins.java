package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.token.TokenClaims;
import com.jsonexpress.identity.discovery.Discovery;
import com.jsonexpress.identity.error.BootException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All plugins in the order of their names, and what they declare together. Two that claim one name are refused. */
final class Plugins {
    private final List<DeclaredPlugin> all;
    private final List<Candidates<? extends Provider>> candidates = new ArrayList<>();

    Plugins(List<Plugin> plugins, List<Object> parts, Discovery discovery) {
        all = plugins.stream()
                .map(DeclaredPlugin::of)
                .sorted(Comparator.comparing(DeclaredPlugin::name)
                        .thenComparing(declared -> declared.plugin().getClass().getName()))
                .toList();
        Map<String, DeclaredPlugin> names = new HashMap<>();
        Map<String, DeclaredPlugin> claims = new HashMap<>();
        for (DeclaredPlugin declared : all) {
            claim(names, "the name", declared.name(), declared);
            new TreeSet<>(declared.claims().keySet()).forEach(name -> claim(claims, "the claim", name, declared));
        }
        Map<String, ConfigKey<?>> keys = new HashMap<>();
        Stream.of(IdentityKeys.all(), AuthKeys.all(), PasswordKeys.all(), LimitKeys.all())
                .flatMap(List::stream)
                .forEach(key -> keys.put(key.name(), key));
        all.forEach(declared -> keysOf(declared).forEach(key -> claim(keys, key, declared)));
        Set<Object> taken = new HashSet<>(names.keySet());
        Kinds.ALL.forEach(kind -> taken.addAll(List.of(kind.role(), kind.type())));
        for (DeclaredPlugin declared : all) {
            for (ProviderKind<?> kind : declared.kinds()) {
                claim(taken, kind, declared);
                candidates.add(new Candidates<>(kind, parts, discovery));
            }
        }
    }

    List<DeclaredPlugin> all() {
        return all;
    }

    List<Plugin> plugins() {
        return all.stream().map(DeclaredPlugin::plugin).toList();
    }

    /** The providers of their own SPIs. */
    List<Candidates<? extends Provider>> candidates() {
        return candidates;
    }

    List<ConfigKey<?>> configKeys() {
        List<ConfigKey<?>> keys = new ArrayList<>();
        all.forEach(declared -> keys.addAll(keysOf(declared)));
        return keys;
    }

    private static List<ConfigKey<?>> keysOf(DeclaredPlugin declared) {
        List<ConfigKey<?>> keys = new ArrayList<>(declared.keys());
        declared.kinds().forEach(kind -> keys.add(kind.key()));
        return keys;
    }

    TokenClaims claims() {
        Map<String, Map<String, TokenClaim>> claims = new HashMap<>();
        all.forEach(declared -> claims.put(declared.name(), declared.claims()));
        return new TokenClaims(claims);
    }

    Map<String, MailTemplate> mailTemplates() {
        Map<String, MailTemplate> templates = new HashMap<>();
        all.forEach(declared ->
                declared.mails().forEach((kind, template) -> templates.put(declared.name() + "/" + kind, template)));
        return templates;
    }

    /** The first plugin that cannot do without a queue. */
    Optional<DeclaredPlugin> withJobs() {
        return all.stream().filter(declared -> !declared.jobs().isEmpty()).findFirst();
    }

    private static void claim(Map<String, DeclaredPlugin> owners, String what, String name, DeclaredPlugin declared) {
        DeclaredPlugin other = owners.putIfAbsent(name, declared);
        if (other != null) {
            throw new BootException(
                    other.where() + " and " + declared.where() + " both have " + what + " " + name,
                    "Remove one of the jars, or rename what one of them declares.");
        }
    }

    private static void claim(Map<String, ConfigKey<?>> known, ConfigKey<?> key, DeclaredPlugin declared) {
        ConfigKey<?> other = known.putIfAbsent(key.name(), key);
        if (other != null && !other.equals(key)) {
            throw new BootException(
                    declared.where() + " declares the configuration key " + key + ", which another part declares too",
                    "Remove one of the two, or give its key another name.");
        }
    }

    private static void claim(Set<Object> taken, ProviderKind<?> kind, DeclaredPlugin declared) {
        if (!taken.add(kind.role()) || !taken.add(kind.type())) {
            throw new BootException(
                    declared.where() + " declares providers of " + kind.type().getName() + " as " + kind.role()
                            + ", and another part has this type or this name already",
                    "Give the kind a role of its own, or remove one of the jars.");
        }
    }
}
