package com.jsonexpress.identity.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command was asked for.
 *
 * @param file {@code -} for standard input, of an import
 */
record Options(
        boolean importing,
        String file,
        boolean keycloak,
        boolean dryRun,
        boolean invite,
        boolean withHashes,
        Optional<Path> rejects,
        KeycloakMapping mapping) {
    static final String STANDARD_INPUT = "-";

    static final String USAGE = """
            import [--from jsonl|keycloak] [--dry-run] [--invite] [--rejects FILE]
                   [--roles ROLE,ROLE] [--fields NAME,NAME] FILE
            export [--with-password-hashes] FILE

            FILE of an import may be - for standard input. --roles and --fields are for keycloak.
            Keys are read as the application reads them: -Djex.store=jdbc, JEX__STORE=jdbc, .env.""";

    /** Says what is wrong with the arguments. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String problem) {
            super(problem);
        }
    }

    static Options read(String... arguments) throws Refused {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        String command = rest.isEmpty() ? "" : rest.pop();
        if (!command.equals("import") && !command.equals("export")) {
            throw new Refused("Say import or export.");
        }
        boolean importing = command.equals("import");
        boolean keycloak = false;
        boolean dryRun = false;
        boolean invite = false;
        boolean withHashes = false;
        Optional<Path> rejects = Optional.empty();
        List<String> roles = List.of();
        List<String> fields = List.of();
        while (!rest.isEmpty() && rest.peek().startsWith("--")) {
            String option = rest.pop();
            switch (importing ? option : "export " + option) {
                case "--from" -> keycloak = isKeycloak(value(option, rest));
                case "--dry-run" -> dryRun = true;
                case "--invite" -> invite = true;
                case "--rejects" -> rejects = Optional.of(Path.of(value(option, rest)));
                case "--roles" -> roles = names(value(option, rest));
                case "--fields" -> fields = names(value(option, rest));
                case "export --with-password-hashes" -> withHashes = true;
                default -> throw new Refused("There is no option " + option + " of " + command + ".");
            }
        }
        KeycloakMapping mapping = new KeycloakMapping(roles, fields);
        if (!keycloak && !mapping.equals(KeycloakMapping.NONE)) {
            throw new Refused("--roles and --fields are for keycloak: add --from keycloak.");
        }
        if (rest.size() != 1 || !importing && rest.peek().equals(STANDARD_INPUT)) {
            throw new Refused("Name one file, at the end.");
        }
        Options options = new Options(importing, rest.pop(), keycloak, dryRun, invite, withHashes, rejects, mapping);
        if (importing && options.rejectsItsInput()) {
            throw new Refused("The rejected lines would replace the file itself. Name another one with --rejects.");
        }
        return options;
    }

    boolean piped() {
        return file.equals(STANDARD_INPUT);
    }

    /** Where the rejected lines of an import are told. */
    Path rejectsFile() {
        return rejects.orElse(Path.of((piped() ? "import" : file) + ".rejects.jsonl"));
    }

    /** One file may have many names: other spellings, links. */
    private boolean rejectsItsInput() {
        Path input = Path.of(file);
        try {
            return rejectsFile().equals(input)
                    || !piped()
                            && Files.exists(input)
                            && Files.exists(rejectsFile())
                            && Files.isSameFile(input, rejectsFile());
        } catch (IOException e) {
            return false; // what cannot be read is told when it is opened
        }
    }

    private static String value(String option, Deque<String> rest) throws Refused {
        if (rest.isEmpty()) {
            throw new Refused(option + " needs a value.");
        }
        return rest.pop();
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    private static boolean isKeycloak(String format) throws Refused {
        if (!format.equals("keycloak") && !format.equals("jsonl")) {
            throw new Refused("--from is jsonl or keycloak.");
        }
        return format.equals("keycloak");
    }
}
