package com.jsonexpress.identity.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RenewedIdentityTest {

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void take_afterAStartThatFailed_isNotWaitedForForEver() {
        AtomicInteger starts = new AtomicInteger();
        TestIdentity test = TestIdentity.forApplication();
        RenewedIdentity renewed = new RenewedIdentity(
                () -> {
                    if (starts.incrementAndGet() == 2) {
                        throw new IllegalStateException("not this time");
                    }
                    return Identity.start(test.settings());
                },
                test);
        assertThatThrownBy(renewed::take).hasMessage("not this time");

        renewed.take();

        assertThat(test.users().findByEmail("ada@example.com")).isEmpty();
        renewed.giveBack();
        renewed.identity().close();
    }

    @Test
    void settings_withAProvider_areRefused() {
        IdentitySettings settings = IdentitySettings.none().part(new InsecureFastHasher());

        assertThatThrownBy(() -> IdentityTestAutoConfiguration.refuseProviders(settings))
                .isInstanceOfSatisfying(BootException.class, e -> {
                    assertThat(e).hasMessageContaining(InsecureFastHasher.class.getName());
                    assertThat(e.remedy()).contains("bean of its own");
                });
        IdentityTestAutoConfiguration.refuseProviders(IdentitySettings.none());
    }
}
