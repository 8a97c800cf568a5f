package dev.forseti.standalone.command;

import dev.forseti.model.RulePack;
import dev.forseti.standalone.service.RulePacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/**
 * The packs that a command is about. A pack is compiled with all those beside it, as it will run,
 * and judged alone.
 */
final class ChosenPacks {
  private static final String ENDING = ".yaml";

  @Parameters(
      paramLabel = "PACK",
      arity = "0..1",
      defaultValue = "",
      description =
          "A folder with packs, the file of one, or the name of one that comes along; default: all"
              + " that come along.")
  private String chosen = "";

  /**
   * Packs and their tests, read.
   *
   * @param folder where they lie; empty for the library
   * @param compiled all that run together
   * @param judged the names of those that the command is about
   * @param tests the text of the tests, by pack
   */
  record Read(
      String folder, List<RulePack> compiled, List<String> judged, Map<String, String> tests) {
    /** The file's name as the one who asked would write it. */
    String shown(String file) {
      return folder.isEmpty() ? file : Path.of(folder).resolve(file).toString();
    }
  }

  /** Reads them; a name that nothing has is answered with those that are there. */
  Read read() throws IOException {
    Path place = Path.of(chosen);
    if (chosen.isEmpty() || Files.isDirectory(place)) {
      Read all = all(chosen);
      if (all.compiled().isEmpty()) {
        throw new IOException("no rule pack (*.yaml) in " + chosen);
      }
      return all;
    }
    boolean isFile = Files.isRegularFile(place);
    Path parent = place.toAbsolutePath().getParent();
    Read all = all(isFile && parent != null ? folderOf(place) : "");
    String file = String.valueOf(place.getFileName());
    String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    if (!all.judged().contains(name) || (!isFile && place.getNameCount() > 1)) {
      throw new IOException(
          "no rule pack "
              + chosen
              + "; it must be a folder, a file NAME.yaml, or one of "
              + String.join(", ", all("").judged()));
    }
    return new Read(all.folder(), all.compiled(), List.of(name), all.tests());
  }

  private static String folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? "." : parent.toString();
  }

  private static Read all(String folder) throws IOException {
    List<RulePack> packs = RulePacks.of(folder);
    return new Read(
        folder, packs, packs.stream().map(RulePack::name).toList(), RulePacks.testsOf(folder));
  }
}
