package dev.forseti.demo.synapse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The Python of the machine that Synapse can be installed with. */
final class Python {
  static final String WANTED =
      "Synapse needs Python 3.10 or newer with venv and pip; on Debian and Ubuntu install the"
          + " packages python3, python3-venv and python3-pip"
          + " (apt-get install python3 python3-venv python3-pip)";

  private static final List<String> NAMES =
      List.of("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10");
  // Debian splits ensurepip off into python3-venv: the module venv alone is there and fails.
  private static final String CHECK =
      "import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 1)";

  private Python() {}

  /** The first one in the folders that has all that is needed; the folders are parted by ':'. */
  static Optional<Path> find(String searchPath) throws IOException {
    for (String name : NAMES) {
      for (String folder : searchPath.split(File.pathSeparator, -1)) {
        Path program = Path.of(folder).resolve(name);
        if (!folder.isEmpty() && Files.isExecutable(program) && serves(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean serves(Path program) throws IOException {
    return ExternalCommand.run(Duration.ofSeconds(30), List.of(program.toString(), "-c", CHECK))
        .ok();
  }
}
