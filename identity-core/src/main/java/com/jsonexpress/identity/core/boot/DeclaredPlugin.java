package com.jsonexpress.identity.core.boot;

import static com.jsonexpress.identity.core.boot.PluginStep.ask;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.token.ReservedClaims;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.field.UserField;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plugin with what it declares: asked once, before anything starts. */
record DeclaredPlugin(
        Plugin plugin,
        String name,
        List<ConfigKey<?>> keys,
        List<UserField> userFields,
        List<ProviderKind<?>> kinds,
        Map<String, TokenClaim> claims,
        Map<String, JobHandler> jobs,
        Map<String, MailTemplate> mails) {
    /** Of jobs and mails. */
    private static final String FORM = "[a-z][a-z0-9_-]{0,63}";

    /** What health and report call parts of ours. */
    private static final Set<String> TAKEN = Set.of("identity", "kv", "store", "queue", "email");

    static DeclaredPlugin of(Plugin plugin) {
        DeclaredPlugin declared = new DeclaredPlugin(
                plugin,
                ask(plugin, "name()", plugin::name),
                ask(plugin, "configKeys()", () -> List.copyOf(plugin.configKeys())),
                ask(plugin, "userFields()", () -> List.copyOf(plugin.userFields())),
                ask(plugin, "providerKinds()", () -> List.copyOf(plugin.providerKinds())),
                ask(plugin, "claims()", () -> Map.copyOf(plugin.claims())),
                ask(plugin, "jobs()", () -> Map.copyOf(plugin.jobs())),
                ask(plugin, "mails()", () -> Map.copyOf(plugin.mails())));
        declared.refuseBadNames();
        return declared;
    }

    String where() {
        return PluginStep.where(plugin);
    }

    private void refuseBadNames() {
        if (!name.matches(Plugin.NAME_FORM) || TAKEN.contains(name)) {
            throw new BootException(
                    where() + " has a name that a plugin cannot have",
                    "A name is lower case letters, digits and hyphens, at most 32 of them, and none of " + TAKEN + ".");
        }
        for (String claim : claims.keySet()) {
            if (!ReservedClaims.isFree(claim)) {
                throw new BootException(
                        where() + " adds the claim " + claim + ", which is reserved or no name of a claim",
                        "Give the claim a name of the plugin's own, of at most 64 letters, digits and ._:/-");
            }
        }
        refuseBad("job", jobs.keySet());
        refuseBad("mail", mails.keySet());
    }

    private void refuseBad(String what, Collection<String> names) {
        for (String bad : names) {
            if (!bad.matches(FORM)) {
                throw new BootException(
                        where() + " declares the " + what + " " + bad + ", which is no name",
                        "A name is lower case letters, digits, hyphens and underscores, at most 64 of them.");
            }
        }
    }
}
