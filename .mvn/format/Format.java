import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks or applies google-java-format, and looks at the lines of pages, styles, scripts and YAML;
 * the build runs it with the toolchain's JDK.
 */
class Format {
  private static final Set<String> SKIPPED =
      Set.of("target", "build", "node_modules", ".git", "forseti-data", "scores");

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[1]);
    boolean applies =
        switch (args[0]) {
          case "check" -> false;
          case "apply" -> true;
          default -> throw new IllegalArgumentException("-Dformat=check or -Dformat=apply");
        };
    List<Path> files = files(root);
    boolean isClean = formatJava(files, applies) & TextLines.check(root, files, applies);
    System.exit(isClean ? 0 : 1);
  }

  private static boolean formatJava(List<Path> files, boolean applies) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(applies ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    files.stream().map(Path::toString).filter(it -> it.endsWith(".java")).forEach(command::add);
    var out = new PrintWriter(System.out, true);
    int status = new Main(out, out, System.in).format(command.toArray(String[]::new));
    out.flush();
    if (status != 0) {
      System.err.println("The files above are not formatted. Run: mvn -N validate -Dformat=apply");
    }
    return status == 0;
  }

  private static List<Path> files(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}

/**
 * What no formatter for the JDK writes: pages, styles, scripts, YAML and SQL. Blanks at the end of
 * lines and a missing last line end are mended; tabs and long lines are shown to whoever wrote
 * them.
 */
class TextLines {
  private static final Set<String> KINDS = Set.of(".html", ".css", ".js", ".yaml", ".yml", ".sql");
  private static final int LONGEST = 140;

  /** Whoever runs Forseti in this folder keeps a configuration of their own there. */
  private static final Set<String> NOT_OURS =
      Set.of("forseti.yaml", "forseti-registration.yaml", "registration.yaml");

  static boolean check(Path root, List<Path> files, boolean applies) throws IOException {
    boolean isClean = true;
    for (Path file : files) {
      if (isOurs(root.relativize(file))) {
        isClean &= isClean(root, file, applies);
      }
    }
    return isClean;
  }

  private static boolean isOurs(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot >= 0
        && KINDS.contains(name.substring(dot))
        && !(file.getNameCount() == 1 && NOT_OURS.contains(name));
  }

  private static boolean isClean(Path root, Path file, boolean applies) throws IOException {
    String text = Files.readString(file);
    String mended = text.replaceAll("[ \t\r]+(?=\n|\\z)", "");
    mended = mended.isEmpty() || mended.endsWith("\n") ? mended : mended + "\n";
    // Flyway refuses a migration that was changed after it ran, be it by a line end
    boolean isMigration = file.getParent().endsWith(Path.of("db", "migration"));
    List<String> wrong = new ArrayList<>();
    if (!mended.equals(text) && !isMigration) {
      if (applies) {
        Files.writeString(file, mended);
      } else {
        wrong.add(": blanks at the end of a line, or no line end at the end of the file");
      }
    }
    int number = 0;
    for (String line : mended.lines().toList()) {
      number++;
      if (line.indexOf('\t') >= 0) {
        wrong.add(":" + number + ": a tab");
      }
      int length = line.codePointCount(0, line.length());
      if (length > LONGEST && !isMigration) {
        wrong.add(":%d: %d characters, %d are allowed".formatted(number, length, LONGEST));
      }
    }
    wrong.forEach(it -> System.err.println(root.relativize(file) + it));
    return wrong.isEmpty();
  }
}
