package com.jsonexpress.identity.core.token;

import com.jsonexpress.identity.json.Json;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;

/**
 * How jjwt writes our tokens: JSON by {@link Json}, which reads them as well, and base64url by the JDK. jjwt's own writers
 * fill tens of kilobytes for one token.
 */
final class JwtForm {
    private static final AbstractSerializer<Map<String, ?>> JSON = new AbstractSerializer<>() {
        @Override
        protected void doSerialize(Map<String, ?> members, OutputStream out) throws IOException {
            out.write(Json.write(members));
        }
    };

    private JwtForm() {}

    static JwtBuilder builder() {
        return Jwts.builder().json(JSON).b64Url(Base64UrlOutput::new);
    }

    /** Encodes what is written to it when it is closed, for only then is its end known. */
    private static final class Base64UrlOutput extends FilterOutputStream {
        private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        private boolean closed;

        Base64UrlOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            bytes.write(more, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                out.write(ENCODER.encode(bytes.toByteArray()));
                super.close();
            }
        }
    }
}
