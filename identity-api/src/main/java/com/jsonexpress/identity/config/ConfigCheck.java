package com.jsonexpress.identity.config;

import java.util.List;

/** Looks at values together: contradictions, and what a mode demands. */
@FunctionalInterface
public interface ConfigCheck {

    /** All mistakes found; empty where there is none. Asked only once every single value could be read. */
    List<Mistake> check(Config config);
}
