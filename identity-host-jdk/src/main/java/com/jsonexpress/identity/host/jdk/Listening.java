package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.error.BootException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Binds the server to its address, or says which key to change. */
final class Listening {
    /** Connections that may wait to be accepted; the JDK's own default of 50 drops a burst. */
    private static final int BACKLOG = 1024;

    private Listening() {}

    static HttpServer on(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new BootException(
                    "jex.host is " + address.getHostString() + ", which is no address",
                    "Set jex.host to an address of this machine, such as localhost or 0.0.0.0.");
        }
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw new BootException(
                    "cannot listen on " + address.getHostString() + " port " + address.getPort() + " (jex.port): "
                            + e.getMessage(),
                    "Stop the program that listens there, or set jex.port to another port, such as jex.port=3001;"
                            + " jex.port=0 picks a free one.",
                    e);
        }
    }
}
