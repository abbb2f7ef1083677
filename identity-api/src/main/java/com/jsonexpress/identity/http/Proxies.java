package com.jsonexpress.identity.http;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out who is at the other end. {@code X-Forwarded-For} is believed from the proxies of
 * {@code jex.limit.trustedProxies} alone, and read from its end: each trusted proxy adds the peer it saw, so the first
 * address from the right that is no trusted proxy is the client, whatever that client claims further left. Thread-safe.
 */
public final class Proxies {
    private static final Logger LOG = System.getLogger(Proxies.class.getName());

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressRange> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    private Proxies(List<AddressRange> trusted) {
        this.trusted = trusted;
    }

    /** Nobody is believed. */
    static Proxies none() {
        return new Proxies(List.of());
    }

    /** Those that are configured. */
    public static Proxies of(Config config) {
        return new Proxies(config.find(IdentityKeys.TRUSTED_PROXIES).orElse(List.of()).stream()
                .map(AddressRange::parse)
                .flatMap(Optional::stream)
                .toList());
    }

    /** A {@link com.jsonexpress.identity.config.ConfigCheck}: addresses and blocks of them, no names. */
    public static List<Mistake> check(Config config) {
        boolean readable = config.find(IdentityKeys.TRUSTED_PROXIES).orElse(List.of()).stream()
                .allMatch(text -> AddressRange.parse(text).isPresent());
        return readable
                ? List.of()
                : List.of(
                        new Mistake(
                                IdentityKeys.TRUSTED_PROXIES.name(),
                                "holds something that is no address",
                                "Write addresses or blocks of them, such as 10.0.0.7, 10.1.0.0/16 or 2001:db8::/64; no names."));
    }

    /** The request with the client's address instead of the proxy's. */
    Request identified(Request request) {
        List<String> forwarded = request.headers().all(FORWARDED_FOR);
        if (forwarded.isEmpty()) {
            return request;
        }
        Optional<ClientAddress> peer = ClientAddress.parse(request.clientAddress());
        if (peer.isEmpty()) {
            return request;
        }
        if (!isTrusted(peer.get())) {
            warn(peer.get());
            return request;
        }
        return request.withClientAddress(client(peer.get(), hops(forwarded)).toString());
    }

    /** The last address that a trusted proxy vouches for. What cannot be read ends the chain of trust before it. */
    private ClientAddress client(ClientAddress peer, List<String> hops) {
        ClientAddress client = peer;
        for (String hop : hops) {
            Optional<ClientAddress> address = ClientAddress.parse(withoutPort(hop));
            if (address.isEmpty()) {
                return client;
            }
            client = address.get();
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    /** The nearest first. */
    private static List<String> hops(List<String> fields) {
        List<String> hops = new ArrayList<>();
        fields.forEach(field -> hops.addAll(List.of(field.split(",", -1))));
        Collections.reverse(hops);
        return hops;
    }

    /** Some proxies write {@code 192.0.2.1:4711} or {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        String text = hop.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private boolean isTrusted(ClientAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private void warn(ClientAddress peer) {
        if (peer.isPrivate() && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "A request from {0} carries X-Forwarded-For and is not believed, so all clients behind it count as "
                            + "one. If it is a proxy of yours: jex.limit.trustedProxies={0}",
                    peer);
        }
    }
}
