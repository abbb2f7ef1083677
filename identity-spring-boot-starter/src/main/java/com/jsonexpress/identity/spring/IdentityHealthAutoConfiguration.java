package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Identity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The state of identity for the health endpoint, where Spring Boot 4 has its types. */
@AutoConfiguration(after = IdentityAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("identity")
public final class IdentityHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "identityHealthIndicator")
    HealthIndicator identityHealthIndicator(Identity identity) {
        return () -> {
            PartsHealth health = PartsHealth.of(identity);
            return (health.up() ? Health.up() : Health.down())
                    .withDetails(health.details())
                    .build();
        };
    }
}
