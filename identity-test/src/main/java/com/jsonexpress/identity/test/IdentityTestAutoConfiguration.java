package com.jsonexpress.identity.test;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.error.BootException;
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
        IdentitySettings application = settings.getIfAvailable(IdentitySettings::none);
        refuseProviders(application);
        return new RenewedIdentity(() -> starter.start(test.settings(application)), test);
    }

    /** They would come before those of the test, and be written to. */
    static void refuseProviders(IdentitySettings application) {
        for (Object part : application.parts()) {
            if (part instanceof Provider || part instanceof PasswordHasher) {
                throw new BootException(
                        "the bean IdentitySettings holds " + part.getClass().getName()
                                + ", which a test would use in earnest",
                        "Make it a bean of its own, in whose place a test puts another, or leave it out in tests.");
            }
        }
    }

    /** What the application is given in the place of an identity. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Identity identity(RenewedIdentity renewed) {
        return renewed.identity();
    }
}
