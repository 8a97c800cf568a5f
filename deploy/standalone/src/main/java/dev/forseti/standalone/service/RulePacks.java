package dev.forseti.standalone.service;

import dev.forseti.model.RulePack;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rule packs of a folder, or those that come along. */
public final class RulePacks {
  private static final String LIBRARY = "forseti/library";
  private static final String PACK = ".yaml";

  /** Word lists, and what was learned or estimated from labelled data. */
  private static final List<String> FILES = List.of(".txt", ".model", ".weights");

  private static final String TESTS = ".tests.yaml";

  private RulePacks() {}

  /**
   * All packs, by name.
   *
   * @param folder empty for the library that comes along
   * @throws IOException when the folder cannot be read
   */
  public static List<RulePack> of(String folder) throws IOException {
    return in(folder, RulePacks::packs);
  }

  /**
   * One pack with those files beside it that its text names.
   *
   * @param file {@code NAME.yaml}
   * @throws IOException when it is no such file, or cannot be read
   */
  public static RulePack read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(PACK) || name.endsWith(TESTS)) {
      throw new IOException(file + " is no rule pack: a file NAME.yaml is needed");
    }
    String text = Files.readString(file);
    Path folder = file.toAbsolutePath().getParent();
    Map<String, String> named = folder == null ? Map.of() : named(text, filesOf(folder));
    return new RulePack(name.substring(0, name.length() - PACK.length()), text, named);
  }

  /**
   * The texts of the tests beside the packs, by the pack's name; a pack without tests is not in it.
   *
   * @param folder empty for the library that comes along
   * @throws IOException when the folder cannot be read
   */
  public static Map<String, String> testsOf(String folder) throws IOException {
    return in(folder, place -> texts(place, TESTS));
  }

  private interface Reading<T> {
    T from(Path folder) throws IOException;
  }

  private static <T> T in(String folder, Reading<T> reading) throws IOException {
    if (!folder.isEmpty()) {
      return reading.from(Path.of(folder));
    }
    var place = RulePacks.class.getClassLoader().getResource(LIBRARY);
    if (place == null) {
      throw new IOException("the rule library is not on the class path");
    }
    try {
      URI library = place.toURI();
      if (!library.getScheme().equals("jar")) {
        return reading.from(Path.of(library));
      }
      try (FileSystem jar = FileSystems.newFileSystem(library, Map.of())) {
        return reading.from(jar.getPath(LIBRARY));
      }
    } catch (URISyntaxException impossible) {
      throw new IOException("the rule library cannot be found", impossible);
    }
  }

  /** Each pack with those files beside it that its text names. */
  private static List<RulePack> packs(Path folder) throws IOException {
    Map<String, String> files = filesOf(folder);
    List<RulePack> packs = new ArrayList<>();
    texts(folder, PACK)
        .forEach((name, text) -> packs.add(new RulePack(name, text, named(text, files))));
    return List.copyOf(packs);
  }

  private static Map<String, String> filesOf(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String ending : FILES) {
      texts(folder, ending).forEach((name, text) -> files.put(name + ending, text));
    }
    return files;
  }

  private static Map<String, String> named(String text, Map<String, String> files) {
    Map<String, String> named = new TreeMap<>(files);
    named.keySet().removeIf(file -> !text.contains(file));
    return named;
  }

  /** The files with the ending, which is taken off their names; tests are no packs. */
  private static Map<String, String> texts(Path folder, String ending) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(ending))
              .filter(file -> ending.equals(TESTS) || !file.toString().endsWith(TESTS))
              .sorted()
              .toList();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      texts.put(name.substring(0, name.length() - ending.length()), Files.readString(file));
    }
    return texts;
  }
}
