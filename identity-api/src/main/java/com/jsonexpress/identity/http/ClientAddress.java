package com.jsonexpress.identity.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network address of a client, read from a literal without ever asking a name server. IPv4 addresses within IPv6
 * ({@code ::ffff:192.0.2.1}) are the IPv4 address. Immutable.
 */
public final class ClientAddress {
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}", Pattern.DOTALL);
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    private static final int NETWORK_BYTES = 8;
    private static final int SITE_BYTES = 6;

    private final InetAddress address;

    private ClientAddress(InetAddress address) {
        this.address = address;
    }

    /** Reads a literal, with a zone ({@code fe80::1%eth0}) or not; empty where it is none. */
    public static Optional<ClientAddress> parse(String text) {
        int zone = text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClientAddress(InetAddress.getByName(literal)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * What is counted as one client: an IPv4 address, or the /64 of an IPv6 address, for whoever has one address there has
     * all of them.
     */
    public String network() {
        return address instanceof Inet4Address ? address.getHostAddress() : leading(NETWORK_BYTES);
    }

    /** The /48 of an IPv6 address, which anybody can have as a whole; empty for IPv4. */
    public Optional<String> site() {
        return address instanceof Inet4Address ? Optional.empty() : Optional.of(leading(SITE_BYTES));
    }

    private String leading(int length) {
        StringBuilder text = new StringBuilder();
        byte[] bytes = address.getAddress();
        for (int i = 0; i < length; i += 2) {
            text.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff))
                    .append(':');
        }
        return text.append(":/").append(length * 8).toString();
    }

    /**
     * Whether no client on the internet has it: loopback, link-local, private (RFC 1918), shared (RFC 6598) or unique
     * local (RFC 4193).
     */
    public boolean isPrivate() {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || shared
                || uniqueLocal;
    }

    byte[] bytes() {
        return address.getAddress();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientAddress that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    /** The address in its numeric form. */
    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
