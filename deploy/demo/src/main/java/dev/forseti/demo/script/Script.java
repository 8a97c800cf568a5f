package dev.forseti.demo.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who does what, in order.
 *
 * @param talk ordinary talk, in which nobody may be flagged
 * @param attack the attack, with what bystanders say meanwhile
 */
public record Script(List<ScriptLine> talk, List<ScriptLine> attack) {
  public Script {
    talk = List.copyOf(talk);
    attack = List.copyOf(attack);
  }

  /** The one that comes along. */
  public static Script standard() throws IOException {
    return new Script(read("talk.txt"), read("attack.txt"));
  }

  /** Who comes for the attack only. */
  public Set<String> attackers() {
    Set<String> those = users(attack);
    those.removeAll(bystanders());
    return those;
  }

  /** Who takes part in the ordinary talk. */
  public Set<String> bystanders() {
    return users(talk);
  }

  /** Short names of all rooms. */
  public Set<String> rooms() {
    Set<String> rooms = new LinkedHashSet<>();
    talk.forEach(line -> rooms.add(line.room()));
    attack.forEach(line -> rooms.add(line.room()));
    return rooms;
  }

  private static Set<String> users(List<ScriptLine> lines) {
    Set<String> users = new LinkedHashSet<>();
    lines.forEach(line -> users.add(line.who()));
    return users;
  }

  private static List<ScriptLine> read(String name) throws IOException {
    List<ScriptLine> lines = new ArrayList<>();
    for (String line : resource(name).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(ScriptLine.parse(line));
      }
    }
    return lines;
  }

  /** A file of the demo that comes along, as text. */
  public static String resource(String name) throws IOException {
    try (InputStream in = Script.class.getResourceAsStream("/forseti/demo/" + name)) {
      if (in == null) {
        throw new IOException("the demo's " + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
