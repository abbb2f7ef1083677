package com.jsonexpress.identity.json;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON bodies of requests and answers, for the application's routes as for identity's own: what is refused, and with
 * which status, is the same on both. See {@link Json} for what is read and written. Thread-safe.
 */
public final class JsonBody {
    /** The largest body that is read, in bytes, unless another bound is given. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern JSON = Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");

    private JsonBody() {}

    /**
     * The members of the one object in the body.
     *
     * @throws FailureException 415 where it is not {@code application/json}, 413 where it is larger than
     *     {@value #MAX_BYTES} bytes, 400 {@code invalid_json} where it is anything but one object
     */
    public static Map<String, @Nullable Object> read(Request request) {
        return parse(request, bytes(request, MAX_BYTES));
    }

    /** An answer with this value as its body; see {@link Json#write}. */
    public static Response answer(int status, @Nullable Object value) {
        return Response.json(status, Json.write(value));
    }

    /** The body as it is; 413 where it is larger than {@code max}. The first half of {@link #read}. */
    public static byte[] bytes(Request request, int max) {
        long announced = request.header("Content-Length")
                .filter(text -> LENGTH.matcher(text).matches())
                .map(Long::parseLong)
                .orElse(0L);
        if (announced > max) {
            throw new FailureException(CommonError.BODY_TOO_LARGE);
        }
        try {
            byte[] bytes = read(request.body(), (int) announced, max + 1);
            if (bytes.length > max) {
                throw new FailureException(CommonError.BODY_TOO_LARGE);
            }
            return bytes;
        } catch (IOException e) {
            throw new FailureException(Failure.of(CommonError.BAD_REQUEST, "The body did not arrive whole."));
        }
    }

    /** No larger buffer than is announced, as long as no more comes. */
    private static byte[] read(InputStream body, int announced, int most) throws IOException {
        byte[] bytes = body.readNBytes(announced == 0 ? most : announced + 1);
        if (bytes.length <= announced || announced == 0) {
            return bytes;
        }
        byte[] more = body.readNBytes(most - bytes.length);
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }

    /** The object in {@code bytes}, which are the request's body; 415 or 400. The second half of {@link #read}. */
    public static Map<String, @Nullable Object> parse(Request request, byte[] bytes) {
        String type = request.header("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .strip();
        if (!JSON.matcher(type).matches()
                || request.headers().all("Content-Type").size() > 1) {
            throw new FailureException(CommonError.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!request.headers().all("Content-Encoding").stream().allMatch("identity"::equalsIgnoreCase)) {
            throw new FailureException(
                    Failure.of(CommonError.UNSUPPORTED_MEDIA_TYPE, "Send the body without a content coding."));
        }
        try {
            return Json.readObject(bytes);
        } catch (JsonException e) {
            throw new FailureException(Failure.of(CommonError.INVALID_JSON, String.valueOf(e.getMessage())));
        }
    }
}
