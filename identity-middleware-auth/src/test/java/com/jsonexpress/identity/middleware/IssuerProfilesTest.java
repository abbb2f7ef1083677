package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalToken.bare;
import static com.jsonexpress.identity.middleware.Verifying.principalOf;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.TokenVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The token shapes and key sets of six issuers, with the settings of {@code docs/external-issuers.md}. */
class IssuerProfilesTest {
    /**
     * One issuer.
     *
     * @param audience empty where its tokens have none that names an application
     * @param header its members beside {@code alg} and {@code kid}
     * @param claims as JSON, without {@code exp} and {@code iat}
     * @param jwk the members of its signing key beside the key itself
     */
    private record Profile(
            String name,
            String issuer,
            Optional<String> audience,
            String rolesClaim,
            Set<String> roles,
            Map<String, String> header,
            String claims,
            Map<String, Object> jwk) {}

    private static final Map<String, Object> USUAL = Map.of("use", "sig", "alg", "RS256");

    private static final List<Profile> PROFILES = List.of(
            new Profile(
                    "Auth0",
                    "https://shop.eu.auth0.com/",
                    Optional.of("https://api.shop.example"),
                    "https://shop.example/roles",
                    Set.of("admin", "editor"),
                    Map.of("typ", "\"JWT\""),
                    """
                    {"https://shop.example/roles":["admin","editor"],"iss":"https://shop.eu.auth0.com/",
                     "sub":"auth0|507f1f77bcf86cd799439020",
                     "aud":["https://api.shop.example","https://shop.eu.auth0.com/userinfo"],
                     "azp":"my_client_id","scope":"openid profile read:admin","permissions":["read:orders"],"gty":"password"}
                    """,
                    Map.of("use", "sig", "alg", "RS256", "x5t", "abc", "x5c", List.of("MIIC"))),
            new Profile(
                    "Cognito",
                    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI",
                    Optional.empty(),
                    "cognito:groups",
                    Set.of("shop-admins"),
                    Map.of(),
                    """
                    {"sub":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","cognito:groups":["shop-admins"],
                     "iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI","version":2,
                     "client_id":"57cbishk4j24pabc1234567890","origin_jti":"o","event_id":"e","token_use":"access",
                     "scope":"aws.cognito.signin.user.admin","auth_time":1700000000,"jti":"j","username":"ann"}
                    """,
                    USUAL),
            new Profile(
                    "Okta",
                    "https://dev-1234.okta.com/oauth2/default",
                    Optional.of("api://default"),
                    "groups",
                    Set.of("Everyone", "Shop Admins"),
                    Map.of(),
                    """
                    {"ver":1,"jti":"AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE",
                     "iss":"https://dev-1234.okta.com/oauth2/default","aud":"api://default","cid":"0oa1client",
                     "uid":"00ubk2q5QgZgTfuZ50g4","scp":["openid","profile"],"auth_time":1700000000,
                     "sub":"ann@example.com","groups":["Everyone","Shop Admins"]}
                    """,
                    USUAL),
            new Profile(
                    "Keycloak",
                    "https://sso.example.com/realms/shop",
                    Optional.of("shop-api"),
                    "realm_access.roles",
                    Set.of("admin", "default-roles-shop", "offline_access"),
                    Map.of("typ", "\"JWT\""),
                    """
                    {"jti":"onrtac:b1","iss":"https://sso.example.com/realms/shop","aud":["shop-api","account"],
                     "sub":"f:b7e9d2a4:ann","typ":"Bearer","azp":"shop-web","sid":"5d0f4e5e","acr":"1",
                     "allowed-origins":["https://shop.example"],
                     "realm_access":{"roles":["default-roles-shop","offline_access","admin"]},
                     "resource_access":{"account":{"roles":["manage-account"]}},"scope":"openid profile email",
                     "email_verified":true,"name":"Ann","preferred_username":"ann","email":"ann@example.com"}
                    """,
                    USUAL),
            new Profile(
                    "Firebase",
                    "https://securetoken.google.com/shop-prod",
                    Optional.of("shop-prod"),
                    "role",
                    Set.of("editor"),
                    Map.of("typ", "\"JWT\""),
                    """
                    {"role":"editor","iss":"https://securetoken.google.com/shop-prod","aud":"shop-prod",
                     "auth_time":1700000000,"user_id":"Zk3vYw8QmT","sub":"Zk3vYw8QmT","email":"ann@example.com",
                     "email_verified":false,
                     "firebase":{"identities":{"email":["ann@example.com"]},"sign_in_provider":"password"}}
                    """,
                    Map.of("use", "sig", "alg", "RS256")),
            new Profile(
                    "Entra",
                    "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
                    Optional.of("66666666-7777-8888-9999-000000000000"),
                    "roles",
                    Set.of("Orders.Read", "Orders.Write"),
                    Map.of("typ", "\"JWT\"", "x5t", "\"abc\""),
                    """
                    {"aud":"66666666-7777-8888-9999-000000000000",
                     "iss":"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
                     "aio":"x","azp":"aaaa","azpacr":"1","name":"Ann","oid":"bbbb","preferred_username":"ann@example.com",
                     "rh":"0.A","roles":["Orders.Read","Orders.Write"],"scp":"access_as_user","sub":"pairwise",
                     "tid":"11111111-2222-3333-4444-555555555555","uti":"u","ver":"2.0"}
                    """,
                    Map.of(
                            "use",
                            "sig",
                            "x5t",
                            "abc",
                            "x5c",
                            List.of("MIIC"),
                            "issuer",
                            "https://login.example/v2.0")));

    @TestFactory
    Stream<DynamicNode> token_ofTheIssuer_isAcceptedWithItsSettingsAndRefusedWithOneWrong() {
        return PROFILES.stream().map(profile -> DynamicContainer.dynamicContainer(profile.name(), tests(profile)));
    }

    private static List<DynamicNode> tests(Profile profile) {
        String token = token(profile);
        Optional<String> issuer = Optional.of(profile.issuer());
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("documented settings", () -> {
            Principal principal =
                    principalOf(verifier(profile, issuer, profile.audience()).verify(token, false));
            assertThat(principal.roles()).isEqualTo(profile.roles());
            assertThat(principal.own()).isFalse();
            assertThat(principal.emailVerified()).isEqualTo(profile.name().equals("Keycloak"));
        }));
        tests.add(refused(
                "another tenant",
                "wrong_issuer",
                () -> verifier(profile, Optional.of(profile.issuer() + "x"), profile.audience())
                        .verify(token, false)));
        tests.add(refused(
                "another audience",
                "wrong_audience",
                () -> verifier(profile, issuer, Optional.of("other")).verify(token, false)));
        tests.add(refused(
                "another algorithm allowed",
                "algorithm_not_allowed",
                () -> verifier(profile, issuer, profile.audience(), Set.of(JwsAlgorithm.RS512))
                        .verify(token, false)));
        tests.add(DynamicTest.dynamicTest("another roles claim", () -> {
            KeySet keys = keys(profile, Set.of(JwsAlgorithm.RS256));
            TokenVerifier verifier = ExternalVerifying.verifier(
                    Set.of(JwsAlgorithm.RS256), keys, "other.claim", issuer, profile.audience(), Optional.empty());
            assertThat(principalOf(verifier.verify(token, false)).roles()).isEmpty();
        }));
        return tests;
    }

    private interface Verified {
        com.jsonexpress.identity.token.Verification get();
    }

    private static DynamicTest refused(String told, String reason, Verified verification) {
        return DynamicTest.dynamicTest(
                told, () -> assertThat(reasonOf(verification.get())).isEqualTo(reason));
    }

    private static String token(Profile profile) {
        ExternalToken token = bare(IssuerKey.RSA, "RS256");
        profile.header().forEach(token::header);
        Json.readObject(profile.claims().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .forEach((name, value) ->
                        token.claim(name, new String(Json.write(value), java.nio.charset.StandardCharsets.UTF_8)));
        return token.claim("iat", Long.toString(TestToken.SECONDS - 60))
                .claim("exp", Long.toString(TestToken.SECONDS + 3540))
                .text();
    }

    private static TokenVerifier verifier(Profile profile, Optional<String> issuer, Optional<String> audience) {
        return verifier(profile, issuer, audience, Set.of(JwsAlgorithm.RS256));
    }

    private static TokenVerifier verifier(
            Profile profile, Optional<String> issuer, Optional<String> audience, Set<JwsAlgorithm> allowed) {
        return ExternalVerifying.verifier(
                allowed, keys(profile, allowed), profile.rolesClaim(), issuer, audience, Optional.empty());
    }

    /** The signing key, beside one for encryption and an older one, as issuers publish them. */
    private static KeySet keys(Profile profile, Set<JwsAlgorithm> allowed) {
        Map<String, Object> signing = IssuerKey.RSA.jwk();
        signing.putAll(profile.jwk());
        Map<String, Object> encryption = IssuerKey.OTHER_RSA.named("enc").jwk("use", "enc");
        encryption.put("alg", "RSA-OAEP");
        return ExternalVerifying.keys(allowed, signing, encryption, IssuerKey.OTHER_RSA.jwk("use", "sig"));
    }
}
