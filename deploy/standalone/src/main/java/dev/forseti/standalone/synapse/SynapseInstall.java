package dev.forseti.standalone.synapse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One Synapse of a fixed version in a Python virtual environment of its own. Made once, 18 seconds
 * and 240 MB; several processes may ask for the same folder at once.
 */
public final class SynapseInstall {
  /** The version of the package {@code matrix-synapse}. */
  public static final String VERSION = "1.163.2";

  private static final String BEGUN = "begun";
  private static final String MARKER = "whole";
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

  private final Path folder;
  private final String searchPath;

  private SynapseInstall(Path folder, String searchPath) {
    this.folder = folder.toAbsolutePath().normalize();
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
      Files.createDirectories(Objects.requireNonNull(folder.getParent(), "folder is a root"));
      try (FileChannel file =
              FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = file.lock()) {
        return lock.isValid() ? ensureLocked(progress) : new Unavailable("lost " + lockFile());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot install Synapse in " + folder, failed);
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private Path lockFile() {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }

  private Result ensureLocked(Consumer<String> progress) throws IOException {
    if (isWhole()) {
      return new Installed(interpreter());
    }
    Optional<Path> python = Python.find(searchPath);
    if (python.isEmpty()) {
      return new Unavailable(Python.WANTED);
    }
    removeRest(progress);
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(BEGUN));
    progress.accept("making a Python virtual environment in " + folder);
    var made = run(List.of(python.get().toString(), "-m", "venv", folder.toString()));
    if (!made.ok()) {
      return new Unavailable("no virtual environment: " + made.text() + "\n" + Python.WANTED);
    }
    progress.accept("installing matrix-synapse " + VERSION + ", 240 MB, half a minute");
    var installed = run(pipInstall());
    if (!installed.ok()) {
      return new Unavailable("pip could not install Synapse: " + installed.text());
    }
    Files.writeString(folder.resolve(MARKER), VERSION);
    progress.accept("Synapse " + VERSION + " is installed");
    return new Installed(interpreter());
  }

  private List<String> pipInstall() {
    return List.of(
        interpreter().toString(),
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
    return Files.exists(folder.resolve(MARKER))
        && Files.isExecutable(interpreter())
        && run(List.of(interpreter().toString(), "-c", question)).text().equals(VERSION);
  }

  private Path interpreter() {
    return folder.resolve("bin").resolve("python");
  }

  private static Command.Outcome run(List<String> words) throws IOException {
    return Command.run(LIMIT, words);
  }

  private void removeRest(Consumer<String> progress) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    if (Files.notExists(folder.resolve(BEGUN)) && !isEmpty()) {
      throw new IOException(folder + " holds something else than a Synapse installation");
    }
    progress.accept("removing the unfinished installation in " + folder);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
