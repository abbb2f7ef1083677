package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.error.UnavailableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The command: {@code java -cp 'lib/*' com.jsonexpress.identity.transfer.Transfer import users.jsonl}. It starts an identity
 * on the configuration and the providers that the application has, without a host, and announces no first admin: that is the
 * application's to do. It ends with 0 where every line is in the store, with 1 where one was rejected or an export leaves
 * fields out that are not declared, with 2 where it could not begin or was stopped.
 *
 * <p>An application that declares custom fields or parts in code gives them to {@link #run}.
 */
public final class Transfer {
    private static final int DONE = 0;
    private static final int INCOMPLETE = 1;
    private static final int FAILED = 2;

    private final PrintStream out;

    private Transfer(PrintStream out) {
        this.out = out;
    }

    public static void main(String... arguments) {
        System.exit(run(IdentitySettings.none(), arguments));
    }

    /** The command with settings of the application; what it ends with. Tells everything on the standard error stream. */
    public static int run(IdentitySettings settings, String... arguments) {
        return new Transfer(System.err).start(settings, arguments);
    }

    private int start(IdentitySettings settings, String... arguments) {
        Options options;
        try {
            options = Options.read(arguments);
        } catch (Options.Refused e) {
            out.println(e.getMessage());
            out.println(Options.USAGE);
            return FAILED;
        }
        try (Identity identity = Identity.start(settings.announceByHost())) {
            return options.importing() ? imported(identity, options) : exported(identity, options);
        } catch (BootException e) {
            out.println(e.getMessage());
            out.println(e.remedy());
        } catch (FileAlreadyExistsException e) {
            out.println("There is a file " + e.getMessage() + " already. Name another one, or remove it.");
        } catch (IOException | UncheckedIOException e) {
            out.println("A file cannot be read or written: " + e);
        } catch (UnavailableException e) {
            out.println("A service did not answer. Begin anew when it does.");
        }
        return FAILED;
    }

    private int imported(Identity identity, Options options) throws IOException {
        Set<String> ephemeral = identity.users().transfer().ephemeral();
        if (ephemeral.contains("store")) {
            out.println("The users would be kept in the memory of this command and end with it. Add the application's"
                    + " store to the class path, such as com.jsonexpress:identity-jdbc, and its configuration.");
            return FAILED;
        }
        if (options.invite() && ephemeral.contains("kv")) {
            out.println(
                    "The links of the invitations would be kept in the memory of this command and end with it. Add the"
                            + " application's key-value store, such as jex.kv=redis or jex.kv=jdbc; or import without --invite, and"
                            + " invite from within the application.");
            return FAILED;
        }
        Backlog backlog = new Backlog(identity, out);
        Path rejects = options.rejectsFile();
        Progress progress = new Progress(out, System::nanoTime);
        UserImport users = UserImport.into(identity).progress(progress);
        users = options.invite() ? users.inviting() : users;
        users = options.dryRun() ? users.dryRun() : users;
        ImportReport report;
        try (InputStream in = options.piped() ? System.in : Files.newInputStream(Path.of(options.file()));
                RejectsFile told = new RejectsFile(rejects)) {
            users = users.rejects(told);
            report = options.keycloak() ? users.keycloak(in, options.mapping()) : users.lines(in);
            out.println((options.dryRun() ? "Dry run, nothing was stored. " : "") + report + ", "
                    + progress.rate(report.lines()) + " lines in a second.");
        }
        if (report.rejected() > 0) {
            out.println("What is wrong with the rejected ones stands in " + rejects
                    + ". Repair them in the file and import it again: the others are left alone.");
        }
        if (ephemeral.contains("queue") && options.invite() && !options.dryRun()) {
            backlog.await();
        }
        return report.stopped().isPresent() ? FAILED : report.isComplete() ? DONE : INCOMPLETE;
    }

    private int exported(Identity identity, Options options) throws IOException {
        Progress progress = new Progress(out, System::nanoTime);
        UserExport users = UserExport.from(identity).progress(progress);
        users = options.withHashes() ? users.withPasswordHashes() : users;
        Path file = Path.of(options.file());
        OutputStream created = PrivateFile.create(file);
        boolean whole = false;
        ExportReport report;
        try (OutputStream lines = new BufferedOutputStream(created)) {
            report = users.lines(lines);
            lines.flush();
            whole = true;
            out.println(report + ", " + progress.rate(report.exported()) + " in a second.");
        } finally {
            if (!whole) { // half a file is no export, and may hold hashes
                Files.deleteIfExists(file);
            }
        }
        if (!report.isComplete()) {
            out.println("These fields are not declared here. Run the export from a main method of the application that"
                    + " declares them; or keep the file, if nobody needs them.");
        }
        return report.isComplete() ? DONE : INCOMPLETE;
    }
}
