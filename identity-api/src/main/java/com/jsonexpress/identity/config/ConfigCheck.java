package com.jsonexpress.identity.config;

import java.util.List;

/** Looks at values together: contradictions, and what a mode demands. */
@FunctionalInterface
public interface ConfigCheck {

    /** All mistakes found; empty where there is none. A value that cannot be read counts as not set. */
    List<Mistake> check(Config config);
}
