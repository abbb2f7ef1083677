package com.jsonexpress.identity.config;

import java.util.List;

/** Looks at values together: contradictions, and what a mode demands. */
@FunctionalInterface
public interface ConfigCheck {

    /** All mistakes found; empty where there is none. A key whose value cannot be read is set, and has its default. */
    List<Mistake> check(Config config);
}
