package com.jsonexpress.identity.json;

/** The text is not the JSON that is accepted. The message is public: it says what is wrong and quotes no value. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonException(String problem) {
        super(problem, null, false, false);
    }
}
