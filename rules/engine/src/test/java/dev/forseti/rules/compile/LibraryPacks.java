package dev.forseti.rules.compile;

import dev.forseti.model.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The default packs as they lie in the tree, each with the files beside it that it names. */
public final class LibraryPacks {
  private static final Path FOLDER = Path.of("..", "library");
  private static final String TESTS = ".tests.yaml";

  private LibraryPacks() {}

  /** All of them, by name. */
  public static List<RulePack> read() throws IOException {
    Map<String, String> beside = new LinkedHashMap<>();
    for (String ending : List.of(".txt", ".model", ".weights")) {
      for (Path file : files(ending)) {
        beside.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    List<RulePack> packs = new ArrayList<>();
    for (Path file : files(".yaml")) {
      String name = String.valueOf(file.getFileName());
      if (!name.endsWith(TESTS)) {
        String text = Files.readString(file);
        Map<String, String> named = new LinkedHashMap<>(beside);
        named.keySet().removeIf(other -> !text.contains(other));
        packs.add(new RulePack(name.replace(".yaml", ""), text, named));
      }
    }
    return packs;
  }

  /** The text of the tests beside a pack. */
  static String testsOf(RulePack pack) throws IOException {
    return Files.readString(FOLDER.resolve(pack.name() + TESTS));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
