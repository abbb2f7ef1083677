package com.jsonexpress.identity.examples.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Users, keys and jobs in one file; the secret beside it, since sessions outlive the process. */
final class H2File {
    private static final Path DATA = Path.of("data");
    private static final Path SECRET = DATA.resolve("secret");

    private H2File() {}

    static Map<String, String> keys() {
        return Map.of(
                "jex.auth.secret",
                secret(),
                "jex.jdbc.url",
                "jdbc:h2:file:" + DATA.resolve("identity").toAbsolutePath(),
                "jex.kv",
                "jdbc",
                "jex.email",
                "console");
    }

    /** Made at the first start. */
    private static String secret() {
        try {
            if (!Files.exists(SECRET)) {
                Files.createDirectories(DATA);
                Files.writeString(SECRET, "");
                forItsOwnerAlone(SECRET);
                Files.writeString(SECRET, random());
            }
            return Files.readString(SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the file system knows owners. */
    private static void forItsOwnerAlone(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    static String random() {
        byte[] bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
