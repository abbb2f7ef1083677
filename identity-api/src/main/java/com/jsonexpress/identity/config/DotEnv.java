package com.jsonexpress.identity.config;

import com.jsonexpress.identity.error.BootException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code .env} files: {@code KEY=value}, with {@code export} before it or not, comments, blank lines.
 *
 * <p>An unquoted value ends at white space with {@code #} after it. Single quotes keep everything as it is; double
 * quotes know {@code \n \r \t \" \\ \$}. A quoted value may have several lines. Nothing is expanded; of two lines with
 * one key the later counts.
 */
final class DotEnv {
    private static final Pattern START = Pattern.compile("(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=");
    private static final Pattern COMMENT = Pattern.compile("[ \t]#.*");
    private static final Pattern AFTER_QUOTE = Pattern.compile("[ \t]*(?:#.*)?");

    private final String file;
    private final String[] lines;
    private int at;

    private DotEnv(String file, String[] lines) {
        this.file = file;
        this.lines = lines;
    }

    /** All its keys; {@link BootException} names file and line where one is malformed. */
    static Map<String, String> parse(String file, String text) {
        return new DotEnv(file, text.split("\r\n|\r|\n", -1)).read();
    }

    private Map<String, String> read() {
        Map<String, String> values = new LinkedHashMap<>();
        for (at = 0; at < lines.length; at++) {
            String line = lines[at].stripLeading();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher start = START.matcher(line);
                if (!start.lookingAt()) {
                    throw malformed(at);
                }
                values.put(start.group(1), value(line.substring(start.end())));
            }
        }
        return values;
    }

    private String value(String text) {
        String value = text.stripLeading();
        if (value.startsWith("\"") || value.startsWith("'")) {
            return quoted(value.charAt(0), value.substring(1));
        }
        return COMMENT.matcher(text).replaceFirst("").strip();
    }

    private String quoted(char quote, String first) {
        int begin = at;
        StringBuilder out = new StringBuilder();
        String rest = first;
        int end = copy(rest, quote, out);
        while (end < 0) {
            at++;
            if (at == lines.length) {
                throw malformed(begin);
            }
            rest = lines[at];
            end = copy(rest, quote, out.append('\n'));
        }
        if (!AFTER_QUOTE.matcher(rest.substring(end + 1)).matches()) {
            throw malformed(at);
        }
        return out.toString();
    }

    /** Copies up to the closing quote and tells where it is; negative where the line has none. */
    private static int copy(String line, char quote, StringBuilder out) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '\\' && quote == '"' && i + 1 < line.length()) {
                i++;
                out.append(unescaped(line.charAt(i)));
            } else {
                out.append(c);
            }
        }
        return -1;
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\', '$' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private BootException malformed(int line) {
        return new BootException(
                file + ", line " + (line + 1) + ", is not of the form KEY=value",
                "Correct the line: KEY=value, where a value with # or quotes stands in \"double quotes\".");
    }
}
