package com.jsonexpress.identity.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and a server on this machine, and can fall silent without hanging up. */
final class Proxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    Proxy(int server) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        run(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void silent(boolean value) {
        silent = value;
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // the other side hung up, or the test is over
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            sockets.addAll(List.of(client, behind));
            run(() -> copy(client, behind));
            run(() -> copy(behind, client));
        }
    }

    private void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                while (silent) {
                    LockSupport.parkNanos(1_000_000);
                }
                out.write(buffer, 0, count);
            }
        }
    }

    @Override
    public void close() throws IOException {
        silent = false;
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
