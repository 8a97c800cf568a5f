package dev.forseti.replay;

import dev.forseti.model.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The default rule packs as they lie in the tree, each with all models. */
final class Library {
  private static final Path FOLDER = Path.of("..", "..", "rules", "library");

  private Library() {}

  static List<RulePack> packs() throws IOException {
    List<RulePack> packs = new ArrayList<>();
    try (Stream<Path> listed = Files.list(FOLDER)) {
      List<Path> files = listed.sorted().toList();
      Map<String, String> models = new TreeMap<>();
      for (Path file : files) {
        if (file.toString().endsWith(".model")) {
          models.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
      }
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".yaml") && !name.endsWith(".tests.yaml")) {
          String pack = name.substring(0, name.length() - ".yaml".length());
          packs.add(new RulePack(pack, Files.readString(file), models));
        }
      }
    }
    return packs;
  }
}
