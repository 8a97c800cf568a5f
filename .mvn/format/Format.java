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

/** Checks or applies google-java-format; the build runs it with the toolchain's JDK. */
class Format {
  private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules", ".git");

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[1]);
    List<String> command =
        new ArrayList<>(
            switch (args[0]) {
              case "check" -> List.of("--dry-run", "--set-exit-if-changed");
              case "apply" -> List.of("--replace");
              default -> throw new IllegalArgumentException("-Dformat=check or -Dformat=apply");
            });
    command.addAll(sources(root));
    var out = new PrintWriter(System.out, true);
    int status = new Main(out, out, System.in).format(command.toArray(String[]::new));
    out.flush();
    if (status != 0) {
      System.err.println("The files above are not formatted. Run: mvn -N validate -Dformat=apply");
    }
    System.exit(status);
  }

  private static List<String> sources(Path root) throws IOException {
    List<String> files = new ArrayList<>();
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
            if (file.toString().endsWith(".java")) {
              files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
