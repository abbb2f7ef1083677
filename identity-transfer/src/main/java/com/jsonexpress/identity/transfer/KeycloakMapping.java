package com.jsonexpress.identity.transfer;

import java.util.List;

/**
 * What becomes of what Keycloak has and identity has not.
 *
 * @param roles the first of these realm roles that a user has is the role; with none of them it is the default role
 * @param fields {@code username}, {@code firstName}, {@code lastName} and attributes to take as custom fields of the same
 *     name, the first value of each
 */
public record KeycloakMapping(List<String> roles, List<String> fields) {
    /** Everybody gets the default role, and no custom field. */
    public static final KeycloakMapping NONE = new KeycloakMapping(List.of(), List.of());

    public KeycloakMapping {
        roles = List.copyOf(roles);
        fields = List.copyOf(fields);
    }
}
