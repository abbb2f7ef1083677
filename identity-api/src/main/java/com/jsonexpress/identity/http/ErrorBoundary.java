package com.jsonexpress.identity.http;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Turns whatever is thrown into an answer, and tells the log what no client may know. Only errors of the machine itself,
 * such as {@code OutOfMemoryError}, pass. Thread-safe.
 */
public final class ErrorBoundary implements Handler {
    private static final Logger LOG = System.getLogger(ErrorBoundary.class.getName());

    private final Handler next;
    private final Outages outages;

    public ErrorBoundary(Handler next) {
        this(next, new Outages());
    }

    /** @param outages shared by boundaries that are made for each request */
    public ErrorBoundary(Handler next, Outages outages) {
        this.next = next;
        this.outages = outages;
    }

    @Override
    public Reply handle(Request request) {
        try {
            return next.handle(request);
        } catch (FailureException e) {
            return Problem.of(e.failure());
        } catch (UnavailableException e) {
            return outages.answer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Problem.of(CommonError.UNAVAILABLE);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            LOG.log(Level.ERROR, "Answered 500 to a fault that should not be", e);
            return Problem.of(CommonError.INTERNAL_ERROR);
        }
    }
}
