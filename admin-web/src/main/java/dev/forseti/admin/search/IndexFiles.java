package dev.forseti.admin.search;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;

/** The files of an index in its folder. Nothing else that lies there is ever touched. */
final class IndexFiles {
  /** As Lucene names them; its lock stays, since it may be held. */
  private static final Pattern OURS =
      Pattern.compile("_[a-z0-9]+(_.*)?\\..*|(pending_)?segments(_[a-z0-9]+)?");

  private IndexFiles() {}

  /** The folder; when it is missing it is made, and then others cannot read it. */
  static Path made(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
    return folder;
  }

  /** The folder without an index. */
  static Path emptied(Path folder) throws IOException {
    made(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(it -> OURS.matcher(it.getFileName().toString()).matches()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    return folder;
  }

  /** How long a file is; nothing when a merge has just deleted it. */
  static long length(Directory directory, String file) throws IOException {
    try {
      return directory.fileLength(file);
    } catch (NoSuchFileException | FileNotFoundException gone) {
      return 0;
    }
  }
}
