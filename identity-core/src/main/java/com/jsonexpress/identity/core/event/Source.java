package com.jsonexpress.identity.core.event;

import com.jsonexpress.identity.http.ClientAddress;
import java.util.Optional;

/**
 * What counts as one client of ours: a network, not a person.
 *
 * @param network the address, or the /64 of an IPv6 address; empty for trusted code
 * @param site the /48 that an IPv6 address lies in
 * @param isPrivate whether it lies within a private network
 */
public record Source(String network, Optional<String> site, boolean isPrivate) {
    /** Trusted code of the application. */
    public static final Source TRUSTED = new Source("", Optional.empty(), false);

    /** The source at an address as a host tells it. One that cannot be read counts as it is written. */
    public static Source at(String address) {
        Optional<ClientAddress> known = ClientAddress.parse(address);
        return new Source(
                known.map(ClientAddress::network).orElse(address.isEmpty() ? "unknown" : address),
                known.flatMap(ClientAddress::site),
                known.filter(ClientAddress::isPrivate).isPresent());
    }

    /** Who shares a place with whom: one customer of a provider may have all networks of a site. */
    public String party() {
        return site.orElse(network);
    }

    public boolean isTrusted() {
        return network.isEmpty();
    }
}
