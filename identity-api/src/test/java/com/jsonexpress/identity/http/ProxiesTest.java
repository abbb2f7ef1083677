package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Asvs("15.3.4")
class ProxiesTest {
    private static Config trusting(String... proxies) {
        return Config.defaults().with(IdentityKeys.TRUSTED_PROXIES, List.of(proxies), "the test");
    }

    private static String client(Proxies proxies, String peer, String... forwarded) {
        Headers headers =
                forwarded.length == 0 ? Headers.NONE : Headers.of(Map.of("x-forwarded-for", List.of(forwarded)));
        return proxies.identified(Request.of("GET", "/", null, headers, InputStream.nullInputStream(), peer))
                .clientAddress();
    }

    /** The proxies are 10.0.0.0/8 and 2001:db8:ff::1. */
    @Asvs("4.1.3")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1      | 203.0.113.7                        | 203.0.113.7",
                "10.0.0.1      | 1.2.3.4, 203.0.113.7               | 203.0.113.7",
                "10.0.0.1      | 1.2.3.4, 203.0.113.7, 10.9.9.9     | 203.0.113.7",
                "10.0.0.1      | 203.0.113.7, 2001:db8:ff::1        | 203.0.113.7",
                "10.0.0.1      | 10.0.0.2, 10.0.0.3                 | 10.0.0.2",
                "10.0.0.1      | unknown                            | 10.0.0.1",
                "10.0.0.1      | 203.0.113.7, unknown               | 10.0.0.1",
                "10.0.0.1      | 203.0.113.7, _hidden, 10.0.0.2     | 10.0.0.2",
                "10.0.0.1      | 203.0.113.7,                       | 10.0.0.1",
                "10.0.0.1      | 203.0.113.7:4711                   | 203.0.113.7",
                "10.0.0.1      | [2001:db8::7]:4711                 | 2001:db8:0:0:0:0:0:7",
                "11.0.0.1      | 203.0.113.7                        | 11.0.0.1",
                "192.168.0.1   | 203.0.113.7                        | 192.168.0.1",
                "2001:db8:ff::1| 203.0.113.7                        | 203.0.113.7",
                "2001:db8:ff::2| 203.0.113.7                        | 2001:db8:ff::2",
                "unix          | 203.0.113.7                        | unix",
            })
    void identified_firstAddressFromTheRightThatIsNoProxy(String peer, String forwarded, String expected) {
        Proxies proxies = Proxies.of(trusting("10.0.0.0/8", "2001:db8:ff::1"));
        assertThat(client(proxies, peer, forwarded)).isEqualTo(expected);
    }

    @Test
    void identified_severalFields_areReadAsOneList() {
        Proxies proxies = Proxies.of(trusting("10.0.0.0/8"));
        assertThat(client(proxies, "10.0.0.1", "1.2.3.4", "203.0.113.7, 10.0.0.2"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void identified_withoutProxies_believesNobody() {
        assertThat(client(Proxies.none(), "127.0.0.1", "203.0.113.7")).isEqualTo("127.0.0.1");
        assertThat(client(Proxies.of(trusting("0.0.0.0/0")), "198.51.100.1", "203.0.113.7"))
                .as("everybody, if an operator says so")
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "10.0.0.0/8, true",
        "2001:db8::/32, true",
        "10.0.0.0/33, false",
        "10.0.0.0/, false",
        "10.0.0.0/-1, false",
        "10.0.0.0/8/8, false",
        "proxy.example.com, false",
        "2001:db8::/129, false",
        "*, false",
    })
    void check_addressesAndBlocksAlone(String proxy, boolean fine) {
        List<Mistake> mistakes = Proxies.check(trusting("127.0.0.1", proxy));
        assertThat(mistakes).hasSize(fine ? 0 : 1);
        assertThat(mistakes).allMatch(mistake -> mistake.key().equals("jex.limit.trustedProxies"));
    }
}
