package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an exchange as the neutral request it is, or refuses it with 400.
 *
 * <p>The request target is taken as sent: {@code URI.getRawPath} makes {@code /x} of {@code ///x} and {@code /path} of
 * {@code //host/path}, and what the guard decides by must be what was asked for.
 */
final class RequestMapping {
    private static final int LONGEST_METHOD = 32;

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** RFC 9112 §3.2.2: absolute form, without user information. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?)://[^/?#@\\\\]+(/.*)");

    private RequestMapping() {}

    static Request request(HttpExchange exchange, InputStream body) {
        String method = exchange.getRequestMethod();
        demand(method.length() <= LONGEST_METHOD && Headers.isToken(method));
        String protocol = exchange.getProtocol();
        demand(protocol.equals("HTTP/1.1") || protocol.equals("HTTP/1.0"));
        Headers headers = headers(exchange, protocol);
        String target = originForm(exchange.getRequestURI().toString());
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        @Nullable String query = mark < 0 ? null : target.substring(mark + 1);
        return Request.of(method, path, query, headers, body, address(exchange));
    }

    private static String originForm(String target) {
        demand(target.indexOf('#') < 0);
        if (target.startsWith("/")) {
            return target;
        }
        Matcher absolute = ABSOLUTE.matcher(target);
        demand(absolute.matches());
        return absolute.group(1);
    }

    /** Refuses what a proxy in front may have read otherwise (RFC 9112 §6.3, §11.2; RFC 9110 §5.5, §7.2). */
    private static Headers headers(HttpExchange exchange, String protocol) {
        Headers headers = Headers.of(exchange.getRequestHeaders());
        demand(!headers.hasControl());
        List<String> lengths = headers.all("Content-Length");
        boolean encoded = !headers.all("Transfer-Encoding").isEmpty();
        demand(lengths.size() <= 1 && headers.all("Host").size() <= 1);
        demand(lengths.stream().allMatch(length -> DIGITS.matcher(length).matches()));
        demand(!encoded || lengths.isEmpty() && protocol.equals("HTTP/1.1"));
        return headers;
    }

    private static String address(HttpExchange exchange) {
        @Nullable InetAddress address = exchange.getRemoteAddress().getAddress();
        return address == null ? "0.0.0.0" : withoutZone(address.getHostAddress());
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static void demand(boolean condition) {
        if (!condition) {
            throw new FailureException(CommonError.BAD_REQUEST);
        }
    }
}
