package dev.forseti.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who does what, in order.
 *
 * @param talk ordinary talk, in which nobody may be flagged
 * @param attack the attack, with what bystanders say meanwhile
 */
record Script(List<Act> talk, List<Act> attack) {
  Script {
    talk = List.copyOf(talk);
    attack = List.copyOf(attack);
  }

  /** The one that comes along. */
  static Script standard() throws IOException {
    return new Script(read("talk.txt"), read("attack.txt"));
  }

  /** Who comes for the attack only. */
  Set<String> attackers() {
    Set<String> those = users(attack);
    those.removeAll(bystanders());
    return those;
  }

  /** Who takes part in the ordinary talk. */
  Set<String> bystanders() {
    return users(talk);
  }

  /** Short names of all rooms. */
  Set<String> rooms() {
    Set<String> rooms = new LinkedHashSet<>();
    talk.forEach(act -> rooms.add(act.room()));
    attack.forEach(act -> rooms.add(act.room()));
    return rooms;
  }

  private static Set<String> users(List<Act> acts) {
    Set<String> users = new LinkedHashSet<>();
    acts.forEach(act -> users.add(act.who()));
    return users;
  }

  private static List<Act> read(String name) throws IOException {
    List<Act> acts = new ArrayList<>();
    for (String line : resource(name).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        acts.add(act(line));
      }
    }
    return acts;
  }

  static Act act(String line) {
    String[] parts = line.strip().split("\\s+", 4);
    if (parts.length < 3) {
      throw new IllegalArgumentException("a line of the script is 'verb room who text': " + line);
    }
    return new Act(
        Act.Verb.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts[1],
        parts[2],
        parts.length == 4 ? parts[3] : "");
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Script.class.getResourceAsStream("/forseti/demo/" + name)) {
      if (in == null) {
        throw new IOException("the demo's " + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
