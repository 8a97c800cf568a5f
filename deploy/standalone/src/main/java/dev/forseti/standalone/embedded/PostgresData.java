package dev.forseti.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder with PostgreSQL's data. It is made beside its place and renamed, so that a start that
 * is cut off leaves no half of it.
 */
final class PostgresData {
  private static final String WHOLE = "forseti-whole";

  /** PostgreSQL writes it when it begins to serve, and keeps it. */
  private static final String SERVED = "postmaster.opts";

  /** Letters of all languages have upper and lower case on every machine alike. */
  private static final String[] INITDB = {
    "--auth=trust",
    "--username=" + EmbeddedDatabase.USER,
    "--encoding=UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8"
  };

  private PostgresData() {}

  /**
   * The data folder, made when there is none. One that was made half, by a Forseti that made it in
   * its place, has never served anybody; it is set aside.
   */
  static Path in(Path parent, PostgresPrograms programs) throws IOException {
    Path data = parent.resolve("data");
    Path begun = parent.resolve("data-begun");
    FileTree.delete(begun);
    if (Files.exists(data) && !isWhole(data)) {
      setAside(data);
    }
    if (Files.notExists(data)) {
      List<String> initdb = programs.command("initdb", INITDB);
      PostgresProcess.run(initdb, "-D", begun.toAbsolutePath().toString());
      Files.createFile(begun.resolve(WHOLE));
      Files.move(begun, data, StandardCopyOption.ATOMIC_MOVE);
    }
    return data;
  }

  private static boolean isWhole(Path data) {
    return Files.exists(data.resolve(WHOLE)) || Files.exists(data.resolve(SERVED));
  }

  private static void setAside(Path data) throws IOException {
    int number = 1;
    while (Files.exists(aside(data, number))) {
      number++;
    }
    Files.move(data, aside(data, number), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path aside(Path data, int number) {
    return data.resolveSibling("data-half-made-" + number);
  }
}
