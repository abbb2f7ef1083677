package com.jsonexpress.identity.spring;

import jakarta.mail.Session;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Offers providers what the application has, where there is one of it or a primary one: its {@link DataSource}, its Redis client, its
 * mail sender. A bean of the same name takes the place of each.
 */
@AutoConfiguration
public final class HostObjectsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "identityDataSource")
    HostObjects identityDataSource(ObjectProvider<DataSource> sources) {
        return () -> Stream.ofNullable(sources.getIfUnique());
    }

    /** The client beneath Spring Data's factory, for providers that do not know Spring. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({LettuceConnectionFactory.class, io.lettuce.core.AbstractRedisClient.class})
    static final class Redis {

        @Bean
        @ConditionalOnMissingBean(name = "identityRedis")
        HostObjects identityRedis(ObjectProvider<LettuceConnectionFactory> factories) {
            return () -> Stream.ofNullable(factories.getIfUnique())
                    .flatMap(factory -> Stream.of(factory.getNativeClient(), factory))
                    .filter(Objects::nonNull);
        }
    }

    /** A session that knows how to log in, for providers that do not know Spring. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({JavaMailSender.class, Session.class})
    static final class Mail {

        @Bean
        @ConditionalOnMissingBean(name = "identityMail")
        HostObjects identityMail(ObjectProvider<JavaMailSender> senders) {
            return () -> Stream.ofNullable(senders.getIfUnique())
                    .flatMap(sender -> Stream.concat(MailSessions.of(sender).stream(), Stream.of(sender)));
        }
    }
}
