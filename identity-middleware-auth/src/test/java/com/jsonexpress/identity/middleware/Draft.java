package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * A token before it is written. Names and values of its members are raw JSON, so that a member can be there twice or be
 * spelt in any way. Each one is already a little unlike the others, in ways that do no harm.
 */
final class Draft {
    /** One member, as it will stand in the text. */
    record Member(String name, String value) {}

    private final CorpusIssuer issuer;
    private final List<Member> header = new ArrayList<>();
    private final List<Member> claims = new ArrayList<>();
    private long gaps;

    private Draft(CorpusIssuer issuer) {
        this.issuer = issuer;
    }

    static Draft valid(CorpusIssuer issuer, Dice dice) {
        Draft draft = new Draft(issuer).header("alg", quoted(issuer.algorithm()));
        if (issuer.own()) {
            draft.header("typ", "\"at+jwt\"").ownClaims();
        } else {
            draft.header("typ", "\"JWT\"").header("kid", quoted(issuer.key().id()));
            draft.claim("iss", "\"https://id.example.com/\"").claim("aud", "\"https://api.example.com\"");
        }
        long now = TestToken.SECONDS;
        draft.claim("sub", quoted("user-" + dice.below(1_000_000)))
                .claim("iat", Long.toString(now - dice.below(3600)))
                .claim("exp", Long.toString(now + 60 + dice.below(3600)))
                .claim("pad", quoted("~?>".repeat(dice.below(4)) + "x".repeat(dice.below(3))));
        if (dice.below(4) == 0) {
            draft.shuffle(dice);
        }
        if (dice.below(4) == 0) {
            draft.spaced(dice);
        }
        return draft;
    }

    private void ownClaims() {
        claim("iss", "\"https://id.example.com\"").claim("aud", "\"shop\"").claim("jti", "\"jti-1\"");
        claim("sid", "\"session-1\"").claim("auth_time", Long.toString(TestToken.SECONDS - 7200));
        claim("amr", "[\"pwd\"]").claim("role", "\"user\"").claim("email", "\"ann@example.com\"");
        claim("emailVerified", "true").claim("tokenVersion", "7");
    }

    CorpusIssuer issuer() {
        return issuer;
    }

    List<Member> header() {
        return header;
    }

    List<Member> claims() {
        return claims;
    }

    List<Member> part(boolean ofHeader) {
        return ofHeader ? header : claims;
    }

    String audience() {
        return issuer.own() ? "shop" : "https://api.example.com";
    }

    Draft header(String name, String rawJson) {
        set(header, name, rawJson);
        return this;
    }

    Draft claim(String name, String rawJson) {
        set(claims, name, rawJson);
        return this;
    }

    Draft without(String name) {
        claims.removeIf(member -> member.name().equals(quoted(name)));
        return this;
    }

    Draft withoutHeader(String name) {
        header.removeIf(member -> member.name().equals(quoted(name)));
        return this;
    }

    Draft shuffle(Dice dice) {
        dice.shuffle(header);
        dice.shuffle(claims);
        return this;
    }

    /** White space wherever JSON lets it stand. */
    Draft spaced(Dice dice) {
        gaps = dice.seed() | 1;
        return this;
    }

    String headerJson() {
        return json(header);
    }

    String claimsJson() {
        return json(claims);
    }

    String headerPart() {
        return TestToken.encode(headerJson().getBytes(UTF_8));
    }

    String claimsPart() {
        return TestToken.encode(claimsJson().getBytes(UTF_8));
    }

    String input() {
        return headerPart() + "." + claimsPart();
    }

    String token() {
        return signed(input());
    }

    /** Signs two parts and their dot, well-formed or not. */
    String signed(String input) {
        return with(input, issuer.sign(input));
    }

    /** With one of its two JSON texts replaced. */
    String signed(boolean ofHeader, byte[] text) {
        String part = TestToken.encode(text);
        return signed(ofHeader ? part + "." + claimsPart() : headerPart() + "." + part);
    }

    static String with(String input, byte[] signature) {
        return input + "." + TestToken.encode(signature);
    }

    /** In characters. */
    int length() {
        return input().length() + 1 + issuer.signatureLength();
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static void set(List<Member> members, String name, String rawJson) {
        Member member = new Member(quoted(name), rawJson);
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(member.name())) {
                members.set(i, member);
                return;
            }
        }
        members.add(member);
    }

    private String json(List<Member> members) {
        Dice dice = Dice.again(gaps);
        StringBuilder json = new StringBuilder(gap(dice)).append('{');
        String comma = "";
        for (Member member : members) {
            json.append(comma).append(gap(dice)).append(member.name()).append(gap(dice));
            json.append(':').append(gap(dice)).append(member.value()).append(gap(dice));
            comma = ",";
        }
        return json.append('}').append(gap(dice)).toString();
    }

    private String gap(Dice dice) {
        return gaps == 0 ? "" : dice.one("", "", " ", "\t", "\n", "\r\n", "  ");
    }
}
