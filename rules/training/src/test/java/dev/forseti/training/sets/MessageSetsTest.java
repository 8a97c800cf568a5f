package dev.forseti.training.sets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.training.text.LabelledText;
import dev.forseti.training.text.TextTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSetsTest {
  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path at = folder.resolve(file);
    Files.createDirectories(at.getParent());
    Files.writeString(at, text, UTF_8);
  }

  @Test
  void aFolderWithoutSetsHasNone() throws IOException {
    assertThat(MessageSets.in(folder)).isEmpty();
  }

  @Test
  void readsTablesWithCommasAndLinesInTheirTexts() throws IOException {
    write("telegram/ru_train.csv", "text,label\n\"one, two\nthree\",spam\nfour,ham\n");
    write("telegram/ru_dev.csv", "text,label\nfive,ham\n");
    assertThat(MessageSets.in(folder))
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.train())
                  .containsExactly(
                      new LabelledText("one, two\nthree", true), new LabelledText("four", false));
              assertThat(set.test()).containsExactly(new LabelledText("five", false));
            });
  }

  @Test
  void postsAreScamsByTheLabelsOfTheirGuideAndPartsByTheirIds() throws IOException {
    write(
        "x_janitr/sample.jsonl",
        """
        {"id":"1","text":"win","labels":["giveaway","topic_crypto"]}
        {"id":"2","text":"hello","labels":["topic_crypto"]}
        {"id":"3","text":"bye","labels":[]}
        """);
    write("x_janitr/benchmark/train.ids.txt", "1\n");
    write("x_janitr/benchmark/valid.ids.txt", "2\n");
    write("x_janitr/benchmark/holdout.ids.txt", "3\n");
    MessageSet set = MessageSets.in(folder).getFirst();
    assertThat(set.train())
        .containsExactly(new LabelledText("win", true), new LabelledText("hello", false));
    assertThat(set.test()).containsExactly(new LabelledText("bye", false));
  }

  @Test
  void aRoomsOwnCollectionIsTrainedOnAndNotMeasured() throws IOException {
    write("telegram/umputun_spam.txt", "free coins\n\n");
    write("telegram/umputun_ham.txt", "good morning\n");
    MessageSet set = MessageSets.in(folder).getFirst();

    assertThat(set.train())
        .containsExactly(
            new LabelledText("free coins", true), new LabelledText("good morning", false));
    assertThat(new MessageSetEvaluation(TextTrainer.USUAL).of(set)).isEmpty();
  }

  @Test
  void allVideosAreOneCollection() throws IOException {
    for (String video : List.of("one", "two")) {
      for (String part : List.of("neg-train", "pos-train", "neg-test", "pos-test")) {
        write("youtube/authors_split/" + video + "-" + part + ".txt", "a text\n");
      }
    }
    assertThat(MessageSets.in(folder)).extracting(MessageSet::collection).containsOnly("YouTube");
  }

  @Test
  void measuresOneFigureForEachBar() throws IOException {
    StringBuilder train = new StringBuilder("text,label\n");
    for (int i = 0; i < 60; i++) {
      train.append("good morning from room ").append(i).append(",ham\n");
      train.append("free coins for number ").append(i).append(",spam\n");
    }
    write("telegram/ru_train.csv", train.toString());
    write("telegram/ru_dev.csv", "text,label\ngood morning,ham\nfree coins,spam\n");
    List<MessageSetEvaluation.Row> rows =
        new MessageSetEvaluation(new TextTrainer(12, 1, 10, 1))
            .of(MessageSets.in(folder).getFirst());
    assertThat(rows).singleElement().extracting(MessageSetEvaluation.Row::ours).isEqualTo(1.0);
  }
}
