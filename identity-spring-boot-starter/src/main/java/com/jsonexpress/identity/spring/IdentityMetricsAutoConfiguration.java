package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.metrics.IdentityHealthMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Gauges of the parts of identity, where {@code identity-metrics} is there: Spring Boot binds them to its registries. The counters of
 * events find these by themselves.
 */
@AutoConfiguration(after = IdentityAutoConfiguration.class)
@ConditionalOnClass({MeterBinder.class, IdentityHealthMetrics.class})
public final class IdentityMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    IdentityHealthMetrics identityHealthMetrics(Identity identity) {
        return new IdentityHealthMetrics(identity);
    }
}
