package dev.forseti.rules.pack;

import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The cases of a {@code *.tests.yaml} file, read. */
public record TestCases(List<Case> cases, List<PackProblem> problems) {
  private static final List<String> STEP =
      List.of(
          "at",
          "times",
          "every",
          "sender",
          "room",
          "unprotected",
          "says",
          "mentions",
          "membership",
          "target",
          "edit",
          "encrypted",
          "media",
          "name",
          "malformed",
          "unreadable",
          "type",
          "state_key",
          "content",
          "room_state");

  private static final List<String> TRUTHS = List.of("true", "false");

  public TestCases {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** One case: who is known, what happens, and of whom each rule must speak, and of nobody else. */
  public record Case(
      String name, Map<String, Known> known, List<Step> steps, Map<String, List<String>> expect) {}

  /** Somebody met before. */
  public record Known(long messages, long ageMillis) {}

  /**
   * An event, repeated; a {@code %} in texts, senders and targets becomes the number of the
   * repetition.
   *
   * @param type the event's type; empty when it follows from the other keys
   * @param stateKey which part of the room's state it sets; null when it follows from the other
   *     keys
   * @param content instead of what the others make; empty when they make it
   * @param roomState the stripped state that comes with an invite, content by type
   */
  public record Step(
      long atMillis,
      int times,
      long everyMillis,
      String sender,
      String room,
      boolean unprotected,
      String says,
      int mentions,
      String membership,
      String target,
      boolean edit,
      boolean encrypted,
      String media,
      String name,
      boolean malformed,
      boolean unreadable,
      String type,
      @Nullable String stateKey,
      Json.Obj content,
      Json.Obj roomState) {}

  /** Reads a file; whether the rules that it names exist is not checked. */
  public static TestCases read(String file, String text) {
    return read(file, text, rule -> true, Set.of());
  }

  /** Reads a file; that it speaks of a rule that is not among those given is a problem too. */
  public static TestCases read(String file, String text, Set<String> rules) {
    return read(file, text, rules::contains, rules);
  }

  private static TestCases read(
      String file, String text, Predicate<String> isRule, Set<String> rules) {
    List<PackProblem> problems = new ArrayList<>();
    YamlSource source = new YamlSource(file, text.lines().toList(), problems, new ArrayList<>());
    YamlMap root = YamlParser.parse(source, text, "a file of tests");
    root.allow(List.of("tests"));
    List<Case> cases = new ArrayList<>();
    for (Node node : root.items("tests")) {
      YamlMap test = YamlMap.of(root.source(), node, "a test");
      test.allow(List.of("name", "known", "events", "expect"));
      Map<String, Known> known = new TreeMap<>();
      YamlMap people = test.map("known");
      people
          .names()
          .forEach(
              who ->
                  known.put(
                      who,
                      new Known(
                          (long) people.map(who).number("messages", 0),
                          span(people.map(who), "age", "0s"))));
      List<Step> steps =
          test.items("events").stream()
              .map(step -> step(YamlMap.of(root.source(), step, "an event")))
              .toList();
      Map<String, List<String>> expect = new TreeMap<>();
      YamlMap expected = test.map("expect");
      for (String rule : expected.names()) {
        expect.put(rule, expected.texts(rule));
        if (!isRule.test(rule)) {
          String message = "there is no rule '" + rule + "'";
          root.source().report(expected.keyNode(rule), message, Suggestion.of(rule, rules));
        }
      }
      cases.add(new Case(test.text("name", ""), known, steps, expect));
    }
    return new TestCases(cases, problems);
  }

  private static Step step(YamlMap step) {
    step.allow(STEP);
    return new Step(
        span(step, "at", "0s"),
        (int) step.number("times", 1),
        span(step, "every", "1s"),
        step.text("sender", "@somebody:one.example"),
        step.text("room", "!room:one.example"),
        flag(step, "unprotected"),
        step.text("says", ""),
        (int) step.number("mentions", 0),
        step.text("membership", ""),
        step.text("target", ""),
        flag(step, "edit"),
        flag(step, "encrypted"),
        step.text("media", ""),
        step.text("name", ""),
        flag(step, "malformed"),
        flag(step, "unreadable"),
        step.text("type", ""),
        step.has("state_key") ? step.text("state_key", "") : null,
        YamlJson.object(step, "content"),
        YamlJson.object(step, "room_state"));
  }

  private static long span(YamlMap map, String key, String otherwise) {
    long millis = PackDuration.millis(map.text(key, otherwise));
    if (millis < 0) {
      map.report(key, key + " must be a number and one of ms, s, m, h, d, w", List.of());
    }
    return Math.max(0, millis);
  }

  private static boolean flag(YamlMap map, String key) {
    String text = map.text(key, "false");
    if (!TRUTHS.contains(text)) {
      map.report(key, key + " must be true or false", TRUTHS);
    }
    return text.equals("true");
  }
}
