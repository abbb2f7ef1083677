package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.CanonicalPath;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds every answer of identity's own routes against the OpenAPI document that this identity serves. */
public final class DocumentedTransport implements Transport {
    private final Transport next;
    private final Identity identity;
    private @Nullable ApiDocument document;

    public DocumentedTransport(Transport next, Identity identity) {
        this.next = next;
        this.identity = identity;
    }

    @Override
    public Answer send(String method, String target, Headers headers, byte[] body) {
        Optional<ApiDocument> current = document();
        Answer answer = next.send(method, target, headers, body);
        String path = target.replaceFirst("\\?.*", "");
        if (isOurs(path) && !method.equals("OPTIONS")) {
            current.map(api -> api.faults(method, path, answer))
                    .filter(faults -> !faults.isEmpty())
                    .ifPresent(faults -> {
                        throw new AssertionError(
                                method + " " + path + " with status " + answer.status() + " " + faults);
                    });
        }
        return answer;
    }

    /** A path with more than one reading is nobody's: some servers refuse it by themselves. */
    private boolean isOurs(String path) {
        String users = identity.config().get(AuthKeys.USERS_PATH);
        return hasOneReading(path)
                && (below(path, identity.config().get(AuthKeys.PATH)) || !users.isEmpty() && below(path, users));
    }

    private static boolean below(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static boolean hasOneReading(String path) {
        try {
            CanonicalPath.parse(path);
            return true;
        } catch (FailureException e) {
            return false;
        }
    }

    /** Empty where it is switched off, or the identity is closed already. */
    private synchronized Optional<ApiDocument> document() {
        if (document == null) {
            var reply = identity.handle(Request.of("GET", identity.config().get(AuthKeys.PATH) + "/openapi.yaml"));
            if (reply instanceof Response response && response.status() == 200) {
                document = ApiDocument.read(new String(response.body(), StandardCharsets.UTF_8));
            }
        }
        return Optional.ofNullable(document);
    }
}
