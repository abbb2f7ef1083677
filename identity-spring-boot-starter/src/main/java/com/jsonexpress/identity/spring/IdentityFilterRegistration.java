package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * The filter of identity, before every other one, Spring Security's included, and before those that have the highest precedence, too.
 * It is installed as in any servlet application, so that a WAR has one, too, and not two; {@code MockMvc} takes the filter itself.
 */
final class IdentityFilterRegistration extends FilterRegistrationBean<Filter> implements PriorityOrdered {
    private final Identity identity;

    IdentityFilterRegistration(Identity identity) {
        super(IdentityServlets.filter(identity));
        this.identity = identity;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected FilterRegistration.Dynamic addRegistration(String description, ServletContext context) {
        IdentityServlets.install(context, identity);
        if (context.getFilterRegistration(IdentityServlets.FILTER) instanceof FilterRegistration.Dynamic registered) {
            return registered;
        }
        throw new IllegalStateException("the container does not show the filter of identity");
    }

    /** Done by the installation. */
    @Override
    protected void configure(FilterRegistration.Dynamic registration) {}
}
