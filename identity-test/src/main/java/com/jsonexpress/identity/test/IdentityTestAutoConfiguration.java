package com.jsonexpress.identity.test;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.spring.IdentityAutoConfiguration;
import com.jsonexpress.identity.spring.IdentityStarter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The application's identity in a test: on the application's settings, and those of a {@link TestIdentity} on top. */
@AutoConfiguration(before = IdentityAutoConfiguration.class)
final class IdentityTestAutoConfiguration {

    @Bean(destroyMethod = "")
    TestIdentity testIdentity() {
        return TestIdentity.forApplication();
    }

    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean(Identity.class)
    RenewedIdentity renewedIdentity(
            IdentityStarter starter, ObjectProvider<IdentitySettings> settings, TestIdentity test) {
        return new RenewedIdentity(
                () -> starter.start(test.settings(settings.getIfAvailable(IdentitySettings::none))), test);
    }

    /** What the application is given in the place of an identity. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Identity identity(RenewedIdentity renewed) {
        return renewed.identity();
    }
}
