package dev.forseti.standalone.embedded;

import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked in a folder whose name says which archive they come from. They
 * are unpacked beside it and renamed, so that a folder of that name is always whole.
 *
 * @param folder where they are
 */
record PostgresPrograms(Path folder) {
  private static final String PREFIX = "programs-";
  private static final int NAMED_BYTES = 6;
  private static final boolean IS_ROOT_ON_LINUX =
      System.getProperty("user.name").equals("root")
          && System.getProperty("os.name").equals("Linux");

  /**
   * The programs in the folder, unpacked when they are not there. What an earlier start left half
   * unpacked, and older programs, are deleted: none of them may run any more.
   */
  static PostgresPrograms in(Path parent) throws IOException {
    Path whole = parent.resolve(PREFIX + digest());
    deleteAllBut(whole, parent);
    if (Files.notExists(whole)) {
      Path begun = parent.resolve(PREFIX + "begun");
      unpack(begun);
      Files.move(begun, whole, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(whole);
  }

  /** The words that run one of them; PostgreSQL does not run as root, so root becomes nobody. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (IS_ROOT_ON_LINUX) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(folder.resolve("bin").resolve(program).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void deleteAllBut(Path whole, Path parent) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(parent)) {
      others =
          all.filter(it -> it.getFileName().toString().startsWith(PREFIX))
              .filter(it -> !it.equals(whole))
              .toList();
    }
    for (Path each : others) {
      FileTree.delete(each);
    }
  }

  private static InputStream archive() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String processor = ArchUtils.normalize(System.getProperty("os.arch"));
    String name = "/postgres-%s-%s.txz".formatted(system, processor);
    InputStream found = PostgresPrograms.class.getResourceAsStream(name);
    if (found == null) {
      throw new IOException("no PostgreSQL is packed for " + system + " on " + processor);
    }
    return found;
  }

  private static String digest() throws IOException {
    try (var read = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
      read.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(read.getMessageDigest().digest(), 0, NAMED_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void unpack(Path into) throws IOException {
    try (var entries = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
      for (TarArchiveEntry each = entries.getNextEntry();
          each != null;
          each = entries.getNextEntry()) {
        Path file = each.resolveIn(into);
        if (each.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (each.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(each.getLinkName()));
        } else if (each.isFile()) {
          Files.copy(entries, file);
          makeExecutable(file, each.getMode());
        }
      }
    }
  }

  private static void makeExecutable(Path file, int mode) throws IOException {
    if ((mode & 0100) != 0 && !file.toFile().setExecutable(true, true)) {
      throw new IOException("cannot make " + file + " a program");
    }
  }
}
