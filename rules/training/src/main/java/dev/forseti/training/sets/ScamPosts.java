package dev.forseti.training.sets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.training.sets.MessageSet.Bar;
import dev.forseti.training.sets.MessageSet.Figure;
import dev.forseti.training.text.LabelledText;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts with many labels of which some stand for scams, and frozen lists of ids for each part. */
final class ScamPosts {
  /** The labels that the set's own guide collapses into "scam". */
  private static final Set<String> SCAM =
      Set.of(
          "scam",
          "phishing",
          "malware",
          "fake_support",
          "recovery_scam",
          "job_scam",
          "romance_scam",
          "impersonation",
          "account_compromise",
          "spam",
          "reply_spam",
          "dm_spam",
          "promo",
          "affiliate",
          "lead_gen",
          "engagement_bait",
          "follow_train",
          "giveaway",
          "bot");

  private ScamPosts() {}

  static MessageSet read(Path posts, Path benchmark) throws IOException {
    Map<String, LabelledText> byId = new HashMap<>();
    for (String line : Files.readAllLines(posts, UTF_8)) {
      Json.Obj post = post(line);
      boolean isScam =
          post.array("labels").stream()
              .anyMatch(each -> each instanceof Json.Str(String label) && SCAM.contains(label));
      byId.put(
          post.string("id").orElse(""), new LabelledText(post.string("text").orElse(""), isScam));
    }
    List<LabelledText> train = new ArrayList<>(of(byId, benchmark.resolve("train.ids.txt")));
    train.addAll(of(byId, benchmark.resolve("valid.ids.txt")));
    return MessageSet.whole(
        "X, scams of 2026",
        train,
        of(byId, benchmark.resolve("holdout.ids.txt")),
        List.of(new Bar(Figure.AP, ".874", .915), new Bar(Figure.F1, ".842", .845)));
  }

  private static Json.Obj post(String line) throws IOException {
    try {
      return JsonText.parse(line.getBytes(UTF_8), JsonLimits.TRANSACTION) instanceof Json.Obj post
          ? post
          : Json.Obj.EMPTY;
    } catch (JsonRefused wrong) {
      throw new IOException("a post is no JSON", wrong);
    }
  }

  private static List<LabelledText> of(Map<String, LabelledText> byId, Path ids)
      throws IOException {
    Set<String> wanted = new HashSet<>(Files.readAllLines(ids, UTF_8));
    return byId.entrySet().stream()
        .filter(each -> wanted.contains(each.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
