package com.jsonexpress.identity.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tour in the README: blocks of bash, each with the output that is shown below it. */
final class Tour {
    private static final Path README = Path.of(System.getProperty("basedir", ""), "../../README.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(bash|text)\\n(.*?)^```$");

    /** What is pasted, and what is printed then; {@code …} in it stands for anything on the same line. */
    record Step(String bash, String shown) {

        /** The variable that the block asks for with {@code read -r}; empty where it asks for nothing. */
        String asksFor() {
            return bash.startsWith("read -r ") ? bash.substring("read -r ".length()) : "";
        }

        /** The shown output as a pattern. */
        Pattern expected() {
            return Pattern.compile(
                    Arrays.stream(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    private Tour() {}

    static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        var blocks = BLOCK.matcher(between("tour"));
        while (blocks.find()) {
            String block = blocks.group(2).strip();
            if (blocks.group(1).equals("bash")) {
                steps.add(new Step(block, ""));
            } else {
                steps.add(new Step(steps.remove(steps.size() - 1).bash(), block));
            }
        }
        return steps;
    }

    /** What the README says between the comments {@code <!-- name -->} and {@code <!-- /name -->}. */
    static String between(String name) throws IOException {
        String readme = Files.readString(README).replace("\r\n", "\n");
        String begin = "<!-- " + name + " -->\n";
        return readme.substring(readme.indexOf(begin) + begin.length(), readme.indexOf("<!-- /" + name + " -->"));
    }
}
