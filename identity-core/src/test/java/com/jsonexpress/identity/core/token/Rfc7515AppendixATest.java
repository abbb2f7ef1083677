package com.jsonexpress.identity.core.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.SignatureException;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** RFC 7515 appendix A.1: the JWS with HMAC SHA-256. */
class Rfc7515AppendixATest {
    private static final String SIGNED = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final byte[] SIGNATURE = decode("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    private final Hs256 algorithm =
            new Hs256(decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"));

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static InputStream signed() {
        return new ByteArrayInputStream(SIGNED.getBytes(US_ASCII));
    }

    @Test
    void digest_ofTheExample_isItsSignature() {
        assertThat(algorithm.digest(request(signed()))).isEqualTo(SIGNATURE);
        assertThat(algorithm.digest(request(signed()))).as("again").isEqualTo(SIGNATURE);
        assertThat(algorithm.getId()).isEqualTo("HS256");
    }

    @Test
    void verify_theExample_andAnyBitOfItChanged() {
        assertThat(algorithm.verify(presented(SIGNATURE))).isTrue();
        for (int bit = 0; bit < 8 * SIGNATURE.length; bit++) {
            byte[] changed = SIGNATURE.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(algorithm.verify(presented(changed))).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void digest_ofWhatCannotBeRead_isAFailureOfTheSignature() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> algorithm.digest(request(broken))).isInstanceOf(SignatureException.class);
    }

    @SuppressWarnings("unchecked")
    private static SecureRequest<InputStream, SecretKey> request(InputStream payload) {
        SecureRequest<InputStream, SecretKey> request = Mockito.mock(SecureRequest.class);
        Mockito.when(request.getPayload()).thenReturn(payload);
        return request;
    }

    @SuppressWarnings("unchecked")
    private static VerifySecureDigestRequest<SecretKey> presented(byte[] digest) {
        VerifySecureDigestRequest<SecretKey> request = Mockito.mock(VerifySecureDigestRequest.class);
        Mockito.when(request.getPayload()).thenReturn(signed());
        Mockito.when(request.getDigest()).thenReturn(digest);
        return request;
    }
}
