package dev.forseti.training.sets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.training.sets.MessageSet.Bar;
import dev.forseti.training.sets.MessageSet.Figure;
import dev.forseti.training.text.LabelledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The sets of a folder; one that is not there is left out. */
public final class MessageSets {
  /** Lines of the SMS collection that its authors trained on. */
  private static final int SMS_TRAINING = 1_674;

  private final Path folder;
  private final List<MessageSet> found = new ArrayList<>();

  private MessageSets(Path folder) {
    this.folder = folder;
  }

  /**
   * All sets below a folder.
   *
   * @throws IOException when one that is there cannot be read
   */
  public static List<MessageSet> in(Path folder) throws IOException {
    var sets = new MessageSets(folder);
    sets.sms();
    sets.youtube();
    sets.posts();
    sets.russian();
    sets.chinese();
    sets.small();
    return List.copyOf(sets.found);
  }

  private void sms() throws IOException {
    Path file = folder.resolve("sms/uci_sms_spam_collection.tsv");
    if (Files.notExists(file)) {
      return;
    }
    List<LabelledText> all =
        Files.readAllLines(file, UTF_8).stream()
            .map(line -> line.split("\t", 2))
            .map(parts -> new LabelledText(parts[1], parts[0].equals("spam")))
            .toList();
    found.add(
        MessageSet.whole(
            "SMS, split of 2011",
            all.subList(0, SMS_TRAINING),
            all.subList(SMS_TRAINING, all.size()),
            List.of(
                new Bar(Figure.MCC, ".893", .955),
                new Bar(Figure.RECALL_AT_018, ".831", .95),
                new Bar(Figure.AUC, "", .996))));
  }

  private void youtube() throws IOException {
    Path split = folder.resolve("youtube/authors_split");
    if (Files.notExists(split)) {
      return;
    }
    Set<String> videos = new TreeSet<>();
    try (Stream<Path> files = Files.list(split)) {
      files.forEach(file -> videos.add(video(String.valueOf(file.getFileName()))));
    }
    for (String video : videos) {
      found.add(
          new MessageSet(
              "YouTube",
              "YouTube " + video,
              labelled(split, video, "train"),
              labelled(split, video, "test"),
              List.of(new Bar(Figure.MCC, ".912 on average", .93))));
    }
  }

  private static String video(String file) {
    return file.replaceFirst("-(neg|pos)-(train|test)\\.txt$", "");
  }

  private static List<LabelledText> labelled(Path split, String video, String part)
      throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    for (String label : List.of("neg", "pos")) {
      Path file = split.resolve(video + "-" + label + "-" + part + ".txt");
      texts.addAll(lines(file, label.equals("pos")));
    }
    return texts;
  }

  private void posts() throws IOException {
    Path file = folder.resolve("x_janitr/sample.jsonl");
    if (Files.exists(file)) {
      found.add(ScamPosts.read(file, folder.resolve("x_janitr/benchmark")));
    }
  }

  private void russian() throws IOException {
    Path file = folder.resolve("telegram/ru_train.csv");
    if (Files.exists(file)) {
      found.add(
          MessageSet.whole(
              "Telegram, Russian",
              csv(file, "text", "label", "spam"),
              csv(folder.resolve("telegram/ru_dev.csv"), "text", "label", "spam"),
              List.of(new Bar(Figure.RECALL_AT_1, "", .975))));
    }
  }

  private void chinese() throws IOException {
    Path file = folder.resolve("telegram/zh_markivory_train.csv");
    if (Files.exists(file)) {
      found.add(
          MessageSet.whole(
              "Telegram, Chinese",
              csv(file, "input", "target", "1"),
              csv(folder.resolve("telegram/zh_markivory_eval.csv"), "input", "target", "1"),
              List.of(new Bar(Figure.ACCURACY, ".912", .92))));
    }
  }

  /** What one room's bot collected: a text a line, trained on only. */
  private void small() throws IOException {
    Path spam = folder.resolve("telegram/umputun_spam.txt");
    if (Files.exists(spam)) {
      List<LabelledText> all = new ArrayList<>(lines(spam, true));
      all.addAll(lines(folder.resolve("telegram/umputun_ham.txt"), false));
      all.removeIf(each -> each.text().isBlank());
      found.add(MessageSet.whole("Telegram, one room", all, List.of(), List.of()));
    }
  }

  private static List<LabelledText> lines(Path file, boolean isAbuse) throws IOException {
    return Files.readAllLines(file, UTF_8).stream()
        .map(line -> new LabelledText(line, isAbuse))
        .toList();
  }

  private static List<LabelledText> csv(Path file, String text, String label, String abuse)
      throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows = format.parse(Files.newBufferedReader(file, UTF_8))) {
      List<LabelledText> texts = new ArrayList<>();
      for (CSVRecord row : rows) {
        texts.add(new LabelledText(row.get(text), row.get(label).equals(abuse)));
      }
      return texts;
    }
  }
}
