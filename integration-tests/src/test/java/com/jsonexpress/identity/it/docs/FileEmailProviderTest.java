package com.jsonexpress.identity.it.docs;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.testkit.EmailProviderContract;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class FileEmailProviderTest extends EmailProviderContract {
    @TempDir
    Path folder = Path.of("");

    @Override
    protected EmailProvider create() {
        return new FileEmailProvider();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return context.config(Config.defaults().with(FileEmailProvider.FOLDER, folder, "the test"));
    }

    @Override
    protected List<Delivered> delivered() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(FileEmailProviderTest::mail).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Delivered mail(Path file) {
        try {
            String[] parts = Files.readString(file).split("\n", 3);
            return new Delivered(parts[0], parts[1], parts[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This example is in no {@code META-INF/services}: beside the console provider it would be one too many. */
    @Override
    protected boolean canBeDiscovered() {
        return false;
    }
}
