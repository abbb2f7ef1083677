package com.jsonexpress.identity.core.event;

import java.util.Optional;

/**
 * Where a command comes from.
 *
 * @param client the network address; empty for trusted code
 * @param actor the id of the signed-in caller
 * @param device what the client calls itself, shortened
 */
public record Origin(Optional<String> client, Optional<String> actor, Optional<String> device) {
    /** Trusted code of the application, or the engine itself. */
    public static final Origin TRUSTED = new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    /** What limits count. */
    public Source source() {
        return client.map(Source::at).orElse(Source.TRUSTED);
    }
}
