package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is wrong with each rejected line, as JSON lines without any value of it. There is no file where nothing is
 * wrong; one of an earlier run goes. Not thread-safe.
 */
final class RejectsFile implements Consumer<Rejection>, AutoCloseable {
    private final Path file;
    private @Nullable OutputStream out;

    RejectsFile(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    @Override
    public void accept(Rejection rejection) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("line", rejection.line());
        if (!rejection.field().isEmpty()) {
            members.put("field", rejection.field());
        }
        members.put("code", rejection.code());
        members.put("detail", rejection.detail());
        try {
            OutputStream open = open();
            open.write(Json.write(members));
            open.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream open() throws IOException {
        OutputStream open = out;
        if (open == null) {
            out = open = new BufferedOutputStream(PrivateFile.create(file));
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
