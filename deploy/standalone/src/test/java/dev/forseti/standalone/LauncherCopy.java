package dev.forseti.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A copy of the script {@code forseti} in a folder of its own that looks built. It sees no program,
 * JDK or system but those it is given.
 */
final class LauncherCopy {
  private static final List<String> TOOLS =
      List.of(
          "bash", "chmod", "dirname", "env", "find", "head", "id", "readlink", "sed", "sh", "sort");

  private static final String JAVA =
      """
      if [ "$1" = -XshowSettings:properties ]; then
        echo '    java.specification.version = 99'
      else
        printf '%s\\n' "$@"
      fi
      """;

  /** How a run ended. */
  record Run(int status, List<String> lines) {}

  private final Path folder;
  private final Path programs;

  LauncherCopy(Path folder) throws IOException {
    this.folder = folder;
    this.programs = Files.createDirectories(folder.resolve("programs"));
    withTools(TOOLS);
    withCopyOf("forseti");
    withCopyOf("tests/e2e/install");
    Files.createDirectories(folder.resolve("deploy/demo/target/classes"));
    Path target = Files.createDirectories(folder.resolve("deploy/standalone/target"));
    Files.writeString(target.resolve("built"), "");
  }

  /** A file of the project, with the system's own folders beneath this one. */
  LauncherCopy withCopyOf(String name) throws IOException {
    String script = Files.readString(Path.of("../..", name));
    for (String system : List.of("/usr/lib/jvm", "/opt/java", "/etc/os-release")) {
      script = script.replace(system, folder + system);
    }
    Path copy = folder.resolve(name);
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, script);
    return this;
  }

  /** Programs of the machine, as it has them. */
  LauncherCopy withTools(List<String> tools) throws IOException {
    for (String tool : tools) {
      withProgram(tool, "exec " + real(tool) + " \"$@\"\n");
    }
    return this;
  }

  private static Path real(String tool) {
    for (String each : List.of("/usr/bin", "/bin", "/opt/homebrew/bin")) {
      Path program = Path.of(each, tool);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    throw new AssertionError("the test needs " + tool);
  }

  /** A Java that prints what it is given, a line for each word. */
  LauncherCopy withJdk() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("usr/lib/jvm/jdk-99/bin"));
    executable(bin.resolve("java"), JAVA);
    executable(bin.resolve("javac"), JAVA);
    return this;
  }

  /**
   * With what a build needs, where Maven does what the shell lines say and nothing is installed.
   */
  LauncherCopy thatBuilds(String maven) throws IOException {
    return withJdk()
        .withTools(List.of("cat", "flock", "mkdir", "rm", "tail", "touch"))
        .withProgram("mvn", maven)
        .withScript("tests/e2e/install", "");
  }

  /** A program on the path that does what the shell lines say. */
  LauncherCopy withProgram(String name, String lines) throws IOException {
    executable(programs.resolve(name), lines);
    return this;
  }

  /** A file of the project that is a program. */
  LauncherCopy withScript(String name, String lines) throws IOException {
    executable(folder.resolve(name), lines);
    return this;
  }

  LauncherCopy onSystem(String id, String version) throws IOException {
    Path file = folder.resolve("etc/os-release");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "ID=%s\nVERSION_ID=\"%s\"\n".formatted(id, version));
    return this;
  }

  /** Runs a script of the project with these arguments. */
  Run run(Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(environment, script, arguments);
    try (var lines = process.inputReader()) {
      return new Run(process.waitFor(), lines.lines().toList());
    }
  }

  /** The same, and does not wait until it ends. */
  Process start(Map<String, String> environment, String script, String... arguments)
      throws IOException {
    var command = new ProcessBuilder(programs.resolve("bash").toString(), script);
    command.command().addAll(List.of(arguments));
    command.directory(folder.toFile()).redirectErrorStream(true);
    command.environment().clear();
    command.environment().put("PATH", programs.toString());
    command.environment().put("HOME", folder.toString());
    command.environment().putAll(environment);
    return command.start();
  }

  private static void executable(Path file, String lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + lines);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
