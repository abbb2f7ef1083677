package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.error.BootException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot tell a failed boot of identity by its message and, last, its remedy. */
final class BootFailureAnalyzer extends AbstractFailureAnalyzer<BootException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, BootException cause) {
        return new FailureAnalysis("JSONExpress Identity cannot start: " + cause.getMessage(), cause.remedy(), failure);
    }
}
