package com.jsonexpress.identity.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.fuzz.FuzzTest;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whoever is not behind a trusted proxy cannot choose its address: what stands left of the first untrusted hop from the
 * right changes nothing. The first line are the proxies; each further line is one field.
 */
class ForwardedForFuzzTest extends FuzzTest {
    private static final String PEER = "10.0.0.1";

    @Override
    protected void look(byte[] input) {
        String[] lines = new String(input, ISO_8859_1).split("\n", -1);
        List<String> proxies = List.of(lines[0].split(" "));
        Config config = Config.defaults().with(IdentityKeys.TRUSTED_PROXIES, proxies, "the fuzzer");
        boolean readable =
                proxies.stream().allMatch(text -> AddressRange.parse(text).isPresent());
        assertThat(Proxies.check(config).isEmpty()).isEqualTo(readable);

        List<String> fields = Arrays.asList(lines).subList(1, lines.length);
        String client = client(config, fields);
        assertThat(ClientAddress.parse(client).orElseThrow()).hasToString(client);
        if (!isTrusted(config, client)) {
            for (String claim : List.of("203.0.113.77", "10.0.0.1", "", "nobody, ::1")) {
                assertThat(client(config, behind(claim, fields))).isEqualTo(client);
            }
        }
        if (!isTrusted(config, PEER)) {
            assertThat(client).isEqualTo(PEER);
        }
    }

    private static List<String> behind(String claim, List<String> fields) {
        return Stream.concat(Stream.of(claim), fields.stream()).toList();
    }

    private static String client(Config config, List<String> fields) {
        Headers headers = Headers.of(Map.of("X-Forwarded-For", fields));
        Request request = Request.of("GET", "/", null, headers, InputStream.nullInputStream(), PEER);
        return Proxies.of(config).identified(request).clientAddress();
    }

    private static boolean isTrusted(Config config, String address) {
        Optional<ClientAddress> client = ClientAddress.parse(address);
        return config.find(IdentityKeys.TRUSTED_PROXIES).orElse(List.of()).stream()
                .flatMap(text -> AddressRange.parse(text).stream())
                .anyMatch(range -> range.contains(client.orElseThrow()));
    }
}
