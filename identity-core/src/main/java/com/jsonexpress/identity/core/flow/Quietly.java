package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.spi.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tidying up after the write that decided: what fails is logged and changes no outcome. */
final class Quietly {
    private static final Logger LOG = LoggerFactory.getLogger(Quietly.class);

    private Quietly() {}

    static void run(Runnable tidying) {
        try {
            tidying.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.debug("Not tidied up: {}", Faults.told(e));
        }
    }
}
