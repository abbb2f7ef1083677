package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.host.servlet.IdentityServlets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Where Spring Security is there and the application has no chain of its own: one that leaves requests to the guard, if it has looked
 * at them before, and no login of Spring Boot's own. {@link CallerConfigurer} tells every chain who calls.
 *
 * <p>Comes before what Spring Boot sets up by itself; the names are those of 3.5, then those of 4.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet"
                    + ".OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, EnableWebSecurity.class, IdentityServlets.class})
public final class IdentitySecurityAutoConfiguration {

    /** Stands aside for any chain of the application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    @EnableWebSecurity
    static final class Chain {

        /**
         * No CSRF tokens and no session: a browser attaches a Bearer token to nothing by itself. What the guard has not seen has come
         * in by another port, as that of the actuator, and is open to probes alone.
         */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE - 5)
        SecurityFilterChain identitySecurityFilterChain(HttpSecurity http, Environment environment) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .requestMatchers(Chain::isGuarded, probes(environment))
                            .permitAll()
                            .anyRequest()
                            .denyAll())
                    .csrf(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .build();
        }

        private static boolean isGuarded(HttpServletRequest request) {
            return IdentityServlets.request(request).isPresent();
        }

        /** Health, as where Spring Boot sets the actuator's chain up. */
        private static RequestMatcher probes(Environment environment) {
            String base = environment.getProperty("management.endpoints.web.base-path", "/actuator");
            String health = environment.getProperty("management.endpoints.web.path-mapping.health", "health");
            return PathPatternRequestMatcher.withDefaults().matcher(base.replaceFirst("/$", "") + "/" + health + "/**");
        }

        /** Without this bean Spring Boot makes a user with a random password, whom nothing here would let in. */
        @Bean
        @ConditionalOnMissingBean({
            AuthenticationManager.class,
            AuthenticationManagerResolver.class,
            AuthenticationProvider.class,
            UserDetailsService.class
        })
        AuthenticationManager identityAuthenticationManager() {
            return authentication -> {
                throw new ProviderNotFoundException("logins are at the routes of identity");
            };
        }
    }

    /** Rules on methods count, as whoever writes them expects. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(name = "preAuthorizeAuthorizationMethodInterceptor")
    @EnableMethodSecurity
    static final class Methods {}
}
