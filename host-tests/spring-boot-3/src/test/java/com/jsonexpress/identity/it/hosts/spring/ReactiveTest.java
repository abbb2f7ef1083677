package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.spring.IdentityAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

/** An application of WebFlux, which nothing would guard. */
class ReactiveTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reactiveApplication_isRefused_aLazyOneToo(boolean lazy) {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(IdentityAutoConfiguration.class))
                .withPropertyValues("jex.auth.secret=" + App.SECRET)
                .withInitializer(context -> {
                    if (lazy) {
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
                    }
                })
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("guards servlet applications, and this one is reactive"));
    }
}
