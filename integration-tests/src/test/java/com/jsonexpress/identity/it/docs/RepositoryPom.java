package com.jsonexpress.identity.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The POM that stands beside a jar in the local repository. */
final class RepositoryPom {
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");
    private static final Pattern LICENCE = Pattern.compile("(?s)<license>.*?<name>\\s*(.*?)\\s*</name>.*?</license>");

    private final Path repository;
    private final String group;
    private final Path folder;
    private final String text;

    private RepositoryPom(Path repository, String group, Path folder) throws IOException {
        this.repository = repository;
        this.group = group;
        this.folder = folder;
        this.text = Files.readString(folder.resolve(artifactId() + "-" + version() + ".pom"));
    }

    static RepositoryPom of(Path jar) throws IOException {
        Path folder = jar.resolveSibling("");
        String pom =
                Files.readString(jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom")));
        String parent = PARENT.matcher(pom)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElse("");
        String ownHead = PARENT.matcher(pom).replaceFirst("").replaceFirst("(?s)<(dependenc|build|profiles).*", "");
        String group =
                element(ownHead, "groupId").or(() -> element(parent, "groupId")).orElseThrow();
        Path repository = above(above(folder));
        for (int i = 0; i < group.split("\\.").length; i++) {
            repository = above(repository);
        }
        return new RepositoryPom(repository, group, folder);
    }

    /** Group and artifact, with a colon. */
    String artifact() {
        return group + ":" + artifactId();
    }

    String version() {
        return folder.getFileName().toString();
    }

    /** The names of the licences as the POM, or the nearest of its parents with any, states them. */
    String licences() throws IOException {
        String own = LICENCE.matcher(text).results().map(name -> name.group(1)).collect(Collectors.joining(" or "));
        if (!own.isEmpty()) {
            return own;
        }
        String parent = PARENT.matcher(text).results().findFirst().orElseThrow().group(1);
        String parentGroup = element(parent, "groupId").orElseThrow();
        Path parentFolder = repository
                .resolve(parentGroup.replace('.', '/'))
                .resolve(element(parent, "artifactId").orElseThrow())
                .resolve(element(parent, "version").orElseThrow());
        return new RepositoryPom(repository, parentGroup, parentFolder).licences();
    }

    private String artifactId() {
        return above(folder).getFileName().toString();
    }

    private static Path above(Path folder) {
        return folder.resolve("..").normalize();
    }

    private static Optional<String> element(String xml, String name) {
        return Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">")
                .matcher(xml)
                .results()
                .findFirst()
                .map(match -> match.group(1));
    }
}
