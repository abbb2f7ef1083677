package com.jsonexpress.identity.it.hostile;

import java.nio.charset.StandardCharsets;

/**
 * A body, byte by byte, with what the rule that made it demands.
 *
 * @param fields field lines beside {@code Content-Length}, each with its line end
 * @param status the documented status
 * @param code the documented code
 * @param field a field that the answer has to name; empty where it names none
 */
@SuppressWarnings("ArrayRecordComponent")
record HostileBody(String rule, String fields, byte[] content, int status, String code, String field) {
    private static final String JSON = "Content-Type: application/json\r\n";

    /** A text that is not the JSON that is accepted. */
    static HostileBody noJson(String rule, String text) {
        return noJson(rule, text.getBytes(StandardCharsets.UTF_8));
    }

    static HostileBody noJson(String rule, byte[] content) {
        return new HostileBody(rule, JSON, content, 400, "invalid_json", "");
    }

    /** JSON whose member {@code field} is not accepted. */
    static HostileBody badField(String rule, String text, String code, String field) {
        return new HostileBody(rule, JSON, text.getBytes(StandardCharsets.UTF_8), 400, code, field);
    }

    static HostileBody tooLarge(String rule, String text) {
        return new HostileBody(rule, JSON, text.getBytes(StandardCharsets.UTF_8), 413, "body_too_large", "");
    }

    /** What would be accepted, were it not for these field lines. */
    static HostileBody otherMedia(String rule, String fields, String text) {
        return new HostileBody(rule, fields, text.getBytes(StandardCharsets.UTF_8), 415, "unsupported_media_type", "");
    }

    /** Without the content, which may hold what a test has to keep to itself. */
    @Override
    public String toString() {
        return rule + " (" + fields.strip().replaceAll("[^ -~]+", ", ") + ", " + content.length + " bytes)";
    }
}
