package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.token.Principal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.Transient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * Makes the verified caller of this request Spring Security's, in every dispatch of it. The context is made anew for each request and
 * kept nowhere: no session outlives a revocation.
 */
final class CallerFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Principal> caller = IdentityServlets.caller(request);
        if (caller.isPresent()) {
            SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();
            SecurityContext context = holder.createEmptyContext();
            context.setAuthentication(authentication(caller.get()));
            holder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** Without the token: nothing behind the guard needs it. */
    static Authentication authentication(Principal caller) {
        return new Caller(
                caller,
                caller.roles().stream()
                        .sorted()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
    }

    /** Kept in no session, whatever the chain keeps there: a later request without a token is nobody's. */
    @Transient
    private static final class Caller extends PreAuthenticatedAuthenticationToken {
        @Serial
        private static final long serialVersionUID = 1;

        private Caller(Principal caller, List<SimpleGrantedAuthority> roles) {
            super(caller, "", roles);
        }
    }
}
