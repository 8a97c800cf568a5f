package dev.forseti.standalone.service;

import dev.forseti.standalone.embedded.FileTree;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** The data folder. It holds messages of people, secrets, and programs that we run. */
public final class DataFolder {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");

  /** What belongs to who runs this process. */
  private static final Path PROCESS = Path.of("/proc/self");

  private static final int ROOT = 0;

  /** One of them is there as soon as Forseti used a folder. */
  private static final Set<String> OURS = Set.of("lock", "as-token", "hs-token");

  /** What the root of a volume of its own holds at first. */
  private static final String OF_THE_VOLUME = "lost+found";

  private DataFolder() {}

  /**
   * Creates it for its owner alone. The rights of others to one that exists are taken away.
   *
   * @throws IOException when that is not possible, when it is open and not Forseti's alone, or when
   *     we are root and it belongs to somebody else, who could then replace what root runs
   */
  static void create(Path folder) throws IOException {
    boolean knowsOwners = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (!knowsOwners) {
      Files.createDirectories(folder);
    } else if (Files.isDirectory(folder)) {
      if (Files.exists(PROCESS)) {
        refuseRootInAnothers(folder, uid(PROCESS), uid(folder));
      }
      closeToOthers(folder);
    } else {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
    }
  }

  private static int uid(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  static void refuseRootInAnothers(Path folder, int we, int owner) throws IOException {
    if (we == ROOT && owner != ROOT) {
      String name = Files.getOwner(folder).getName();
      throw new IOException(
          "the data folder %s belongs to %s, and Forseti was started by root: start it as its owner, like 'sudo -u %s ./forseti up', or set 'data' to a folder of root's own"
              .formatted(folder, name, name));
    }
  }

  private static void closeToOthers(Path folder) throws IOException {
    if (OWNER_ALONE.containsAll(Files.getPosixFilePermissions(folder))) {
      return;
    }
    if (!isOurs(folder)) {
      throw new IOException(
          "%s is open to other users of this machine and holds what is not Forseti's: set 'data' to a folder of its own"
              .formatted(folder));
    }
    try {
      Files.setPosixFilePermissions(folder, OWNER_ALONE);
    } catch (IOException notOwned) {
      if (!isOpenToAll(folder)) {
        return; // its owner lets us in by its group
      }
      throw new IOException(
          "the data folder %s is open to other users of this machine; its owner must run 'chmod o-rwx %s'"
              .formatted(folder, folder),
          notOwned);
    }
  }

  private static boolean isOpenToAll(Path folder) throws IOException {
    return Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS::contains);
  }

  private static boolean isOurs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      var names =
          files
              .map(it -> it.getFileName().toString())
              .filter(name -> !name.equals(OF_THE_VOLUME))
              .toList();
      return names.isEmpty() || names.stream().anyMatch(OURS::contains);
    }
  }

  /**
   * Where libraries put what they need until the process ends. Only its folder is known before the
   * start: {@link #emptyTemporary} makes it.
   */
  static Path temporary(Path data) {
    return data.resolve("temporary");
  }

  /** Tells this process's libraries; they would leave files in the system's folder after a kill. */
  public static void sendTemporaryTo(Path data) {
    String temporary = temporary(data).toString();
    System.setProperty("java.io.tmpdir", temporary);
    System.setProperty("server.tomcat.basedir", temporary); // it reads the other no more
  }

  /** Makes the folder for temporary files anew, without what a killed process left there. */
  static void emptyTemporary(Path data) throws IOException {
    FileTree.delete(temporary(data));
    Files.createDirectory(temporary(data));
  }
}
