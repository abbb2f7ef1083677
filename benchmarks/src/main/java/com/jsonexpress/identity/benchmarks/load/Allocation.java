package com.jsonexpress.identity.benchmarks.load;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What another JVM of this user allocates, by its own count, until this is closed. Loads the JVM's management there, which stays,
 * so its memory has to be measured before.
 */
final class Allocation implements AutoCloseable {
    private static final String TOTAL = "TotalThreadAllocatedBytes";

    private final JMXConnector connector;
    private final MBeanServerConnection server;
    private final ObjectName threads;
    private final Map<Long, Long> before;

    private Allocation(JMXConnector connector) throws Exception {
        this.connector = connector;
        this.server = connector.getMBeanServerConnection();
        this.threads = new ObjectName("java.lang:type=Threading");
        this.before = counts();
    }

    static Allocation of(long pid) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            return new Allocation(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
        } finally {
            machine.detach();
        }
    }

    /** Since the beginning; before JDK 21 without threads that have ended. */
    long bytes() throws Exception {
        return counts().entrySet().stream()
                .mapToLong(count -> count.getValue() - before.getOrDefault(count.getKey(), 0L))
                .sum();
    }

    /** By thread; from JDK 21 on the sum of all. */
    private Map<Long, Long> counts() throws Exception {
        try {
            return Map.of(0L, (Long) server.getAttribute(threads, TOTAL));
        } catch (AttributeNotFoundException earlier) {
            long[] ids = (long[]) server.getAttribute(threads, "AllThreadIds");
            long[] bytes = (long[]) server.invoke(
                    threads, "getThreadAllocatedBytes", new Object[] {ids}, new String[] {long[].class.getName()});
            Map<Long, Long> counts = new HashMap<>();
            for (int i = 0; i < ids.length; i++) {
                counts.put(ids[i], Math.max(0, bytes[i])); // -1 of a thread that has ended
            }
            return counts;
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
