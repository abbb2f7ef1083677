package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.error.BootException;

/**
 * A bean that starts an identity as this context has it: on its environment, its beans that are parts of identity, its objects for
 * providers. For an application, or a test, that makes its bean {@code Identity} itself. Whoever starts an identity closes it.
 */
@FunctionalInterface
public interface IdentityStarter {

    /**
     * Starts one more. {@link Identity#ready()} is left to the caller.
     *
     * @param settings what the start begins with: its values beat the environment, a provider in it beats a bean
     * @throws BootException whatever is wrong, with its remedy
     */
    Identity start(IdentitySettings settings);
}
