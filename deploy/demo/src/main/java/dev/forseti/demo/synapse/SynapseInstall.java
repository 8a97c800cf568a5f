package dev.forseti.demo.synapse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One Synapse of a fixed version in a Python virtual environment of its own. Made once, 18 seconds
 * and 240 MB; several processes may ask for the same folder at once.
 */
public final class SynapseInstall {
  /** The version of the package {@code matrix-synapse}. */
  public static final String VERSION = "1.163.2";

  private static final Duration LIMIT = Duration.ofMinutes(15);
  // A file lock holds between processes only.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  /** Whether there is a Synapse now. */
  public sealed interface Result {}

  /**
   * It is there.
   *
   * @param python the interpreter of its virtual environment, an absolute path
   */
  public record Installed(Path python) implements Result {}

  /**
   * It cannot be had on this machine.
   *
   * @param reason what is missing or went wrong, and what to do about it
   */
  public record Unavailable(String reason) implements Result {}

  private final InstallFolder folder;
  private final String searchPath;

  private SynapseInstall(Path folder, String searchPath) {
    this.folder = new InstallFolder(folder.toAbsolutePath().normalize());
    this.searchPath = searchPath;
  }

  /** The one in the folder, made with the Python that the environment's {@code PATH} has. */
  public static SynapseInstall in(Path folder) {
    return in(folder, Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
  }

  static SynapseInstall in(Path folder, String searchPath) {
    return new SynapseInstall(folder, searchPath);
  }

  /** The one in {@code synapse-VERSION} of a build folder. */
  public static SynapseInstall under(Path buildFolder) {
    return in(buildFolder.resolve("synapse-" + VERSION));
  }

  /**
   * Installs it unless it is there. What a killed installation left is removed first.
   *
   * @param progress gets one line for each step that takes time
   * @throws UncheckedIOException when the folder cannot be written
   */
  public Result ensure(Consumer<String> progress) {
    IN_PROCESS.lock();
    try {
      Files.createDirectories(
          Objects.requireNonNull(folder.path().getParent(), "folder is a root"));
      try (FileChannel file =
              FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = file.lock()) {
        return lock.isValid() ? ensureLocked(progress) : new Unavailable("lost " + lockFile());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot install Synapse in " + folder.path(), failed);
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private Path lockFile() {
    return folder.path().resolveSibling(folder.path().getFileName() + ".lock");
  }

  private Result ensureLocked(Consumer<String> progress) throws IOException {
    if (isWhole()) {
      return new Installed(folder.interpreter());
    }
    Optional<Path> python = Python.find(searchPath);
    if (python.isEmpty()) {
      return new Unavailable(Python.WANTED);
    }
    folder.begin(progress);
    progress.accept("making a Python virtual environment in " + folder.path());
    var made = run(List.of(python.get().toString(), "-m", "venv", folder.path().toString()));
    if (!made.ok()) {
      return new Unavailable("no virtual environment: " + made.text() + "\n" + Python.WANTED);
    }
    progress.accept("installing matrix-synapse " + VERSION + ", 240 MB, half a minute");
    var installed = run(pipInstall());
    if (!installed.ok()) {
      return new Unavailable("pip could not install Synapse: " + installed.text());
    }
    folder.finish(VERSION);
    progress.accept("Synapse " + VERSION + " is installed");
    return new Installed(folder.interpreter());
  }

  private List<String> pipInstall() {
    return List.of(
        folder.interpreter().toString(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "--only-binary=:all:",
        "matrix-synapse==" + VERSION);
  }

  /** Asks the interpreter too: an upgrade of the machine's Python leaves an empty environment. */
  private boolean isWhole() throws IOException {
    String question = "from importlib.metadata import version; print(version('matrix-synapse'))";
    return folder.isWhole()
        && run(List.of(folder.interpreter().toString(), "-c", question)).text().equals(VERSION);
  }

  private static ExternalCommand.Result run(List<String> words) throws IOException {
    return ExternalCommand.run(LIMIT, words);
  }
}
