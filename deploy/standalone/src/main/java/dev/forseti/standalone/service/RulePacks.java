package dev.forseti.standalone.service;

import dev.forseti.model.RulePack;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rule packs of a folder, or those that come along. */
public final class RulePacks {
  private static final String LIBRARY = "forseti/library";

  private RulePacks() {}

  /**
   * All packs, by name.
   *
   * @param folder empty for the library that comes along
   * @throws IOException when the folder cannot be read
   */
  public static List<RulePack> of(String folder) throws IOException {
    if (!folder.isEmpty()) {
      return in(Path.of(folder));
    }
    var place = RulePacks.class.getClassLoader().getResource(LIBRARY);
    if (place == null) {
      throw new IOException("the rule library is not on the class path");
    }
    try {
      URI library = place.toURI();
      if (!library.getScheme().equals("jar")) {
        return in(Path.of(library));
      }
      try (FileSystem jar = FileSystems.newFileSystem(library, Map.of())) {
        return in(jar.getPath(LIBRARY));
      }
    } catch (URISyntaxException impossible) {
      throw new IOException("the rule library cannot be found", impossible);
    }
  }

  private static List<RulePack> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(RulePacks::isPack).sorted().toList();
    }
    List<RulePack> packs = new java.util.ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      packs.add(
          new RulePack(
              name.substring(0, name.length() - ".yaml".length()),
              Files.readString(file),
              Map.of()));
    }
    return List.copyOf(packs);
  }

  private static boolean isPack(Path file) {
    return file.toString().endsWith(".yaml") && !file.toString().endsWith(".tests.yaml");
  }
}
