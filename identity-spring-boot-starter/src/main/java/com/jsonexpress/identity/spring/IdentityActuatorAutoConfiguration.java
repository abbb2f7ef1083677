package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Identity;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The state of identity for the health endpoint, where Spring Boot 3.5 has its types. */
@AutoConfiguration(after = IdentityAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("identity")
public final class IdentityActuatorAutoConfiguration {

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
