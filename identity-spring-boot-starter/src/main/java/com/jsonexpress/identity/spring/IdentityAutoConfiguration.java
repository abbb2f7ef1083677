package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Starts an {@link Identity} with the context, puts it in front of a servlet application, and closes it when the context is
 * closed. A bean {@code Identity} of the application takes its place; a bean {@link IdentitySettings} is what it is started from.
 */
@AutoConfiguration
public final class IdentityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    IdentityStarter identityStarter(
            ApplicationContext context, ConfigurableEnvironment environment, ObjectProvider<HostObjects> offers) {
        return settings -> Identity.start(new Contributions(context).to(settings, environment, offers));
    }

    /** Closed by Spring as well, for the case that the context does not get as far as its life cycle. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Identity identity(IdentityStarter starter, ObjectProvider<IdentitySettings> settings) {
        return starter.start(settings.getIfAvailable(IdentitySettings::none));
    }

    @Bean
    @ConditionalOnMissingBean
    IdentityLifecycle identityLifecycle(ApplicationContext context, Identity identity) {
        return new IdentityLifecycle(context, identity);
    }

    /** In front of a servlet application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass({Filter.class, IdentityServlets.class})
    static final class InFrontOfServlets {

        @Bean
        @ConditionalOnMissingBean
        IdentityFilterRegistration identityFilterRegistration(Identity identity) {
            return new IdentityFilterRegistration(identity);
        }
    }

    /** Has identity start before the server does: a mistake is then told before anything listens. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass(WebServerFactoryCustomizer.class)
    static final class BeforeTheServer {

        @Bean
        @ConditionalOnMissingBean(name = "identityBeforeServer")
        WebServerFactoryCustomizer<WebServerFactory> identityBeforeServer(Identity identity) {
            return server -> {};
        }
    }

    /** The caller as an argument of controllers, and their failures as problems. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass({RequestMappingHandlerAdapter.class, IdentityServlets.class})
    static final class InControllers {

        @Bean
        @ConditionalOnMissingBean
        static CallerArguments identityCallerArguments() {
            return new CallerArguments();
        }

        @Bean
        @ConditionalOnMissingBean
        FailureAnswers identityFailureAnswers() {
            return new FailureAnswers();
        }
    }

    /** A reactive application would run without a guard, a lazy one too. */
    @Lazy(false)
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    static final class Refused {

        Refused() {
            throw new BootException(
                    "identity-spring-boot-starter guards servlet applications, and this one is reactive",
                    "Set spring.main.web-application-type=servlet with spring-boot-starter-web on the class path, "
                            + "or remove identity-spring-boot-starter.");
        }
    }
}
