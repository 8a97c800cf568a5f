package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.List;

/** Question and answers of a poll, in the forms of MSC3381; no words of clients that show none. */
final class PollText {
  private static final String UNSTABLE = "org.matrix.msc3381.";

  /** More answers are not allowed, and not shown. */
  private static final int MOST_ANSWERS = 20;

  private PollText() {}

  /** Whether such an event begins a poll. */
  static boolean isStart(String type) {
    return type.equals("m.poll.start")
        || (type.startsWith(UNSTABLE) && type.endsWith("poll.start"));
  }

  /** Whether it belongs to a poll: what such an event says in words is written by clients. */
  static boolean isAboutAPoll(String type) {
    return type.startsWith("m.poll.") || (type.startsWith(UNSTABLE) && type.contains("poll."));
  }

  /** Question and answers, a line for each; empty for what begins no poll. */
  static String of(String type, Json.Obj content) {
    if (!isStart(type)) {
      return "";
    }
    Json.Obj poll = content.object(type);
    for (String key : List.of("m.poll", "m.poll.start", UNSTABLE + "poll.start")) {
      poll = poll.fields().isEmpty() ? content.object(key) : poll;
    }
    StringBuilder text = new StringBuilder(ExtensibleText.of(poll.object("question")));
    List<Json> answers = poll.array("answers");
    for (Json answer : answers.subList(0, Math.min(answers.size(), MOST_ANSWERS))) {
      if (answer instanceof Json.Obj object) {
        text.append('\n').append(ExtensibleText.of(object));
      }
    }
    return text.toString();
  }
}
