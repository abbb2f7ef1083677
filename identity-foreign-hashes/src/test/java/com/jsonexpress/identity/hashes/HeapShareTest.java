package com.jsonexpress.identity.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A heap that is too small for a hash; it is that of another process. */
class HeapShareTest {
    private static final String TAIL = "$c29tZXNhbHRzb21lc2FsdA$CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA";
    private static final int MANY = 24;

    @Test
    void hash_thatWouldFillTheHeap_isRefused_andManyAtOnceWaitForEachOther() throws Exception {
        assertThat(inASmallHeap())
                .contains("argon2: This hash asks for more memory than an eighth of the heap. Raise -Xmx")
                .contains("scrypt: This hash asks for more memory than an eighth of the heap. Raise -Xmx")
                .contains(MANY + " of " + MANY + " answered");
    }

    private static String inASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HeapShareTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process with a small heap. */
    public static void main(String... none) throws Exception {
        System.out.println("argon2: " + Hash.problem("$argon2i$v=19$m=65536,t=1,p=1" + TAIL));
        System.out.println("scrypt: " + Hash.problem("$scrypt$ln=16,r=8,p=1" + TAIL));
        long most = Runtime.getRuntime().maxMemory() / 1024 / 8;
        System.out.println(answered("$argon2i$v=19$m=" + most + ",t=1,p=1" + TAIL) + " of " + MANY + " answered");
    }

    private static int answered(String stored) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(MANY);
        var together = new CountDownLatch(MANY);
        Callable<Reading> one = () -> {
            together.countDown();
            together.await();
            Hash.matches(stored, "kajak");
            return Hash.read(stored);
        };
        List<Future<Reading>> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(pool.submit(one));
        }
        pool.shutdown();
        int answered = 0;
        for (Future<Reading> each : all) {
            try {
                each.get();
                answered++;
            } catch (ExecutionException e) {
                System.out.println(e.getCause());
            }
        }
        return answered;
    }
}
