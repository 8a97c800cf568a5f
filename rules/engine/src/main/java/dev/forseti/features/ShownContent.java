package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What clients show of an event's content, in parts, for people who judge it. It is read as rules
 * read it: links by their targets, a reply without its quote, a poll with its answers.
 *
 * @param text the words of its sender; empty when there are none
 * @param parts what is shown beside or instead of them, at most {@value #MOST} and one more
 */
public record ShownContent(String text, List<Part> parts) {
  private static final int MOST = 20;

  /** Sorts of parts. */
  public enum Sort {
    /** The words of a message's HTML, where they say something else than its plain text. */
    FORMATTED,
    /** The words of a link and where it leads, where they are not the same. */
    LINK,
    /** What a file is called. */
    FILE,
    /** An answer of a poll. */
    ANSWER,
    /** How a member is called. */
    NAME,
    /** Why a membership was changed. */
    REASON,
    /** How many more parts there are. */
    LEFT_OUT
  }

  /**
   * One of them.
   *
   * @param sort what it is
   * @param text its words, as the sender wrote them
   */
  public record Part(Sort sort, String text) {}

  public ShownContent {
    parts = List.copyOf(parts);
  }

  /**
   * Reads it.
   *
   * @param type the event's
   * @param content the event's, or what an edit puts in its place
   */
  public static ShownContent of(String type, Json.Obj content) {
    return switch (type) {
      case "m.room.message" -> message(content);
      case "m.sticker" -> words(content.string("body").orElse(""));
      case "m.reaction" -> words(content.object("m.relates_to").string("key").orElse(""));
      case "m.room.topic" -> words(SeenText.topic(content));
      case "m.room.name" -> words(content.string("name").orElse(""));
      case "m.room.member" -> member(content);
      default -> PollText.isStart(type) ? poll(type, content) : words(ExtensibleText.of(content));
    };
  }

  private static ShownContent words(String text) {
    return new ShownContent(text, List.of());
  }

  private static ShownContent member(Json.Obj content) {
    List<Part> parts = new ArrayList<>();
    add(parts, Sort.NAME, content.string("displayname").orElse(""));
    add(parts, Sort.REASON, content.string("reason").orElse(""));
    return new ShownContent("", parts);
  }

  private static ShownContent poll(String type, Json.Obj content) {
    List<String> lines = PollText.of(type, content).lines().toList();
    List<Part> answers = new ArrayList<>();
    lines.stream().skip(1).limit(MOST).forEach(each -> add(answers, Sort.ANSWER, each));
    return new ShownContent(lines.isEmpty() ? "" : lines.getFirst(), answers);
  }

  private static ShownContent message(Json.Obj content) {
    boolean reply = EnvelopeFeatures.answers(content.object("m.relates_to"));
    String body = MessageBody.of(content);
    List<Part> parts = new ArrayList<>();
    if (MessageBody.isOfAFile(content)) {
      String file = content.string("filename").orElse(body);
      add(parts, Sort.FILE, file);
      body = body.equals(file) ? "" : body;
    } else if (reply) {
      body = ReplyFallback.without(body);
    }
    String html =
        content.string("format").filter("org.matrix.custom.html"::equals).isPresent()
            ? FeatureReader.cut(content.string("formatted_body").orElse(""))
            : "";
    if (!html.isEmpty()) {
      formatted(body, HtmlText.of(html, reply), parts);
    }
    return new ShownContent(body, parts);
  }

  private static void formatted(String body, HtmlText html, List<Part> parts) {
    if (MessageText.saysMore(body, html)) {
      add(parts, Sort.FORMATTED, html.text().strip());
    }
    Set<String> seen = new HashSet<>();
    int left = 0;
    for (HtmlText.Anchor anchor : html.anchors()) {
      String words = anchor.words().strip();
      if (bare(words).equals(bare(anchor.target())) || !seen.add(words + '\n' + anchor.target())) {
        continue;
      }
      if (parts.size() < MOST) {
        add(parts, Sort.LINK, words + " → " + anchor.target());
      } else {
        left++;
      }
    }
    if (left > 0) {
      add(parts, Sort.LEFT_OUT, left + " more links");
    }
  }

  /** An address as people write it. */
  private static String bare(String address) {
    String rest = address.substring(address.startsWith("https://") ? 8 : 0);
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }

  private static void add(List<Part> parts, Sort sort, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(sort, text));
    }
  }
}
