package com.jsonexpress.identity.core.spi;

import java.util.Optional;

/**
 * Which page.
 *
 * @param limit 1 to 200
 * @param after the position that the page before ended at, as that page told it
 * @param role exactly this role
 */
public record UserPageRequest(int limit, Optional<String> after, Optional<String> role) {}
