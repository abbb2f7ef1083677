package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is wrong with each rejected line, as JSON lines without any value of it. There is no file where nothing is
 * wrong; one of an earlier run goes, and no other file does. Not thread-safe.
 */
final class RejectsFile implements Consumer<Rejection>, AutoCloseable {
    private static final byte[] BEGIN = "{\"line\":".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private @Nullable OutputStream out;

    /** @throws FileAlreadyExistsException where there is a file of this name that is no list of rejected lines */
    RejectsFile(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            if (!isOurs(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.delete(file);
        }
    }

    private static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(BEGIN.length);
            return begin.length == 0 || Arrays.equals(begin, BEGIN);
        }
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
            open.flush(); // a full disk is told at this line
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
