package dev.forseti.ingest.replay;

import java.io.IOException;
import java.nio.file.Path;

/** The file does not begin with the lines that were replayed of it before. */
public final class FileChanged extends IOException {
  private static final long serialVersionUID = 1L;

  FileChanged(Path file, long lines) {
    super("the first " + lines + " lines of " + file + " are not those that were replayed before");
  }
}
