package com.jsonexpress.identity.it.hostile;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process holds, whatever kind of threads it works with.
 *
 * @param files open files and connections; always 0 where the system does not tell
 * @param bytes the heap that is in use after a collection
 */
record Footprint(long files, long bytes) {

    static Footprint now() {
        return new Footprint(openFiles(), heapInUse());
    }

    static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
