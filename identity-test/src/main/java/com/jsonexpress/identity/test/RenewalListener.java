package com.jsonexpress.identity.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Gives each test of {@link AutoConfigureIdentityTest} its identity. Known to Spring's tests by {@code spring.factories}. */
final class RenewalListener extends AbstractTestExecutionListener {

    /** Before a test's own methods; among those listeners of Spring that keep nothing of identity's, any place is right. */
    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBeanProvider(RenewedIdentity.class).ifAvailable(renewed -> {
                renewed.take();
                test.setAttribute(RenewedIdentity.class.getName(), renewed);
            });
        }
    }

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.removeAttribute(RenewedIdentity.class.getName()) instanceof RenewedIdentity renewed) {
            renewed.giveBack();
        }
    }
}
