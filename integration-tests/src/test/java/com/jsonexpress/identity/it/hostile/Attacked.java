package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A route under attack, with what would succeed on it: so whatever slips through is seen in the state.
 *
 * @param token the Bearer token that the route asks for; empty where it asks for none
 * @param body members that would be accepted; empty where the route takes none
 * @param texts the members that are texts, in the contract's names
 * @param flags the members that are true or false
 * @param required those of the members that must be there
 */
record Attacked(
        String method,
        String path,
        String token,
        Map<String, Object> body,
        List<String> texts,
        List<String> flags,
        Set<String> required) {

    boolean takesMembers() {
        return !texts.isEmpty();
    }

    /** Whether an absent body is an object without members here. */
    boolean bodyMayBeAbsent() {
        return !takesMembers() || path.equals("/auth/logout");
    }

    boolean isOfUsers() {
        return path.startsWith("/users");
    }

    boolean reads() {
        return !method.equals("GET");
    }

    /** The members that would be accepted, as JSON text. */
    String json() {
        return json(body);
    }

    /** The same with one member more, or another value for one. */
    String jsonWith(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(name, value);
        return json(changed);
    }

    String jsonWithout(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.remove(name);
        return json(changed);
    }

    /** A request for {@code target}, with these further field lines, each with its line end. */
    byte[] request(String target, String fields, byte[] content) {
        return bytes(
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "Content-Length: "
                        + content.length + "\r\n\r\n",
                content);
    }

    /** The field line that says who asks; empty where nobody has to. */
    String authorization() {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    /** The head with each character as one byte, then the content as it is. */
    static byte[] bytes(String head, byte[] content) {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + content.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    private static String json(Map<String, Object> members) {
        return new String(Json.write(members), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
