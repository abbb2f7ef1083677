package com.jsonexpress.identity.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.fuzz.FuzzTest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** A path that is read has one reading: nothing can be normalised or decoded any further, and it is its own canonical form. */
class PathFuzzTest extends FuzzTest {
    /** In characters, escapes counted as they are sent. */
    private static final int LONGEST = 2048;

    @Override
    protected void look(byte[] input) {
        String raw = new String(input, ISO_8859_1);
        CanonicalPath path;
        try {
            path = CanonicalPath.parse(raw);
        } catch (FailureException e) {
            assertThat(e.failure().code().status()).isEqualTo(400);
            return;
        }
        List<String> segments = path.segments();
        assertThat(path.toString()).isEqualTo("/" + String.join("/", segments));
        for (int i = 0; i < segments.size(); i++) {
            assertThat(segments.get(i)).isNotIn(".", "..").doesNotContain("/", "\\", ";", "%", "\u2028", "\u2029");
            assertThat(segments.get(i).chars()).noneMatch(Character::isISOControl);
            assertThat(segments.get(i).isEmpty() && i < segments.size() - 1).isFalse();
        }
        String encoded = encoded(path.toString());
        if (encoded.length() <= LONGEST) {
            assertThat(CanonicalPath.parse(encoded)).isEqualTo(path).hasToString(path.toString());
        }
        assertThat(path.startsWith(path)).isTrue();
        assertThat(asTheJdkReads(raw)).isIn(path.toString(), "");
    }

    /** Everything but the slashes and what RFC 3986 §2.3 leaves unreserved. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte each : path.getBytes(UTF_8)) {
            boolean plain = each > 0 && (Character.isLetterOrDigit(each) || "/-._~".indexOf(each) >= 0);
            out.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        return out.toString();
    }

    /** Empty where it is stricter than we about the characters of a URI. */
    private static String asTheJdkReads(String raw) {
        try {
            return new URI("http://host" + raw).normalize().getPath();
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
