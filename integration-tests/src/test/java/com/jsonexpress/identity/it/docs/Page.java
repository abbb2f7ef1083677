package com.jsonexpress.identity.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown files of this repository. */
final class Page {
    static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("..")
            .normalize();

    private Page() {}

    /** A file below the root, with line ends as on Unix. */
    static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file)).replace("\r\n", "\n");
    }

    /** All pages: of the root, of docs, of the examples. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Stream.of("", "docs", "examples").flatMap(Page::markdown)) {
            return files.sorted().toList();
        }
    }

    private static Stream<Path> markdown(String directory) {
        try {
            int depth = directory.isEmpty() ? 1 : 2;
            return Files.find(
                    ROOT.resolve(directory),
                    depth,
                    (path, attributes) -> path.toString().endsWith(".md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
