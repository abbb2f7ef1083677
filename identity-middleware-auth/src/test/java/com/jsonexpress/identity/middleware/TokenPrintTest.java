package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing that holds a token or a part of one prints it. */
@Asvs("16.2.5")
class TokenPrintTest {

    @Test
    void token_andItsParts_printTheirNamesAlone() throws RefusedException {
        CompactToken compact = CompactToken.parse(TestToken.valid().text());
        AccessClaims claims = AccessClaims.parse(compact.claims());
        ExternalClaims external = ExternalClaims.parse(
                Json.write(Map.of("sub", "user-1", "exp", TestToken.SECONDS, "iss", "https://id.example.com/")),
                new RolesClaim("role"));

        assertThat(compact).hasToString("CompactToken");
        assertThat(claims).hasToString("AccessClaims");
        assertThat(claims.registered()).hasToString("RegisteredClaims");
        assertThat(external).hasToString("ExternalClaims");
        assertThat(new ProvenTokens<AccessClaims>(1)).hasToString("ProvenTokens");
        assertThat(new String(compact.claims(), UTF_8)).contains("user-1");
    }
}
