package dev.forseti.ingest.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of events, one JSON object on a line; unpacked on the way when it ends in {@code .gz}. */
final class EventFile {
  private EventFile() {}

  static Lines open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new Lines(
          String.valueOf(file.getFileName()).endsWith(".gz")
              ? new GZIPInputStream(raw, 1 << 16)
              : raw);
    } catch (IOException notPacked) {
      raw.close();
      throw notPacked;
    }
  }
}
