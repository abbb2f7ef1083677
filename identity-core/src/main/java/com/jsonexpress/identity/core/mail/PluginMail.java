package com.jsonexpress.identity.core.mail;

import com.jsonexpress.identity.json.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * What the queue holds of a plugin's mail. Prints nothing of its values.
 *
 * @param template which one, as {@code plugin/kind}
 * @param values for the template, at most {@link #MAX_BYTES} as JSON
 */
public record PluginMail(String template, String userId, Map<String, String> values) {
    /** The name of such jobs in the queue. */
    public static final String JOB = "plugin";

    /** The most that the queue takes for one mail, in bytes. */
    static final int MAX_BYTES = 8 * 1024;

    public PluginMail {
        values = Map.copyOf(values);
        if (Json.write(values).length > MAX_BYTES) {
            throw new IllegalArgumentException("the values of a mail are at most " + MAX_BYTES + " bytes");
        }
    }

    /** A key of the plugin's, among those of every mail. */
    String idempotencyKey(String key) {
        return JOB + "/" + template + "/" + userId + "/" + key;
    }

    byte[] encode() {
        return Json.write(Map.of("template", template, "user", userId, "values", values));
    }

    /** Reads a job; {@code IllegalArgumentException} or {@code JsonException} where it is none of ours. */
    public static PluginMail decode(byte[] payload) {
        Map<String, ? extends Object> fields = Json.readObject(payload);
        if (fields.get("template") instanceof String template
                && fields.get("user") instanceof String userId
                && fields.get("values") instanceof Map<?, ?> values) {
            Map<String, String> texts = new HashMap<>();
            values.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
            return new PluginMail(template, userId, texts);
        }
        throw new IllegalArgumentException("not a plugin's mail");
    }

    @Override
    public String toString() {
        return "PluginMail[" + template + "]";
    }
}
