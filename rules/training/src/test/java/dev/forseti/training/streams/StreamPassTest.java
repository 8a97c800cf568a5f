package dev.forseti.training.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamPassTest {
  @TempDir private Path folder;
  private LabelledStream stream;

  @BeforeEach
  void make() throws IOException {
    stream = MadeStreams.write(folder, "one", "bargain", 1);
  }

  private static StreamPass silent() {
    return new StreamPass(PackModel.silenced(List.of(MadeStreams.PACK)), .0005, MadeStreams::read);
  }

  @Test
  void keepsWhatModelsSeeOfTheFirstMessagesOfTheWindow() throws Exception {
    List<StreamRow> rows = silent().over(stream, 1).rows();

    assertThat(rows).hasSize(60).allMatch(row -> row.place() == 0 && row.before() == 1);
    StreamRow abuse = rows.getFirst();
    assertThat(abuse.isAbuse()).isTrue();
    assertThat(abuse.sender()).isEqualTo("@evil0:one.example");
    assertThat(abuse.inputs().getOrDefault("learned.conduct", new double[2])[0]).isGreaterThan(40);
    assertThat(abuse.inputs().getOrDefault("learned.conduct", new double[2])[1]).isEqualTo(1);
    assertThat(abuse.asked()).containsExactly("learned.conduct", "learned.lures");
    assertThat(abuse.texts().get("learned.lures")).startsWith("bargain");
    assertThat(silent().over(stream, 12).rows()).hasSize(120);
  }

  @Test
  void silentModelsSayNothingAndOtherFilesAreHeard() throws Exception {
    assertThat(silent().over(stream, 12).rows())
        .allMatch(row -> row.logOdds() == ReputationRules.STANDARD_PRIOR);

    Map<String, String> files =
        Map.of(
            "conduct.model",
            """
            forseti trees 1
            inputs letters before
            base 0
            tree
            letters 35 left 1 2 0
            leaf -1
            leaf 10
            """);
    var packs = PackModel.with(PackModel.silenced(List.of(MadeStreams.PACK)), files);
    List<SenderRecord> senders =
        new StreamPass(packs, .0005, MadeStreams::read).over(stream, 0).senders();

    assertThat(senders).hasSize(60).filteredOn(SenderRecord::isAbuser).hasSize(10);
    assertThat(senders)
        .allSatisfy(
            sender -> {
              assertThat(sender.best() > 0).isEqualTo(sender.isAbuser());
              assertThat(sender.isReviewed()).isEqualTo(sender.isAbuser());
            });
  }

  @Test
  void modelsAreReadFromPacksWhateverTheirFilesHold() {
    List<PackModel> models = PackModel.in(List.of(MadeStreams.PACK));

    assertThat(models)
        .extracting(PackModel::key)
        .containsExactly("learned.conduct", "learned.lures");
    assertThat(models).extracting(PackModel::file).containsExactly("conduct.model", "lures.model");
    assertThat(models.getFirst().inputs())
        .containsExactly(Map.entry("letters", 1), Map.entry("before", -1));
    assertThat(RuleCompiler.compile(PackModel.silenced(List.of(MadeStreams.PACK))).problems())
        .isEmpty();
  }

  @Test
  void labelsOfEventsThatAreNotThereAreRefused() throws Exception {
    Path labels = stream.labels();
    Files.writeString(labels, Files.readString(labels).replace("\"$179\"", "\"$999\""));
    assertThatThrownBy(() -> silent().over(stream, 12))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("names events that are not in the stream");
  }

  @Test
  void streamsAreTheFoldersThatHoldBothFiles() throws Exception {
    Files.createDirectories(folder.resolve("other"));
    MadeStreams.write(folder, "again", "bargain", 2);
    assertThat(LabelledStream.in(folder))
        .extracting(LabelledStream::name)
        .containsExactly("again", "one");
  }

  @Test
  void aStreamThatNoGroupNamesIsItsOwn() throws Exception {
    Path file = Files.writeString(folder.resolve("groups.tsv"), "a\tpair\nb\tpair\n");
    Groups groups = Groups.read(file);
    assertThat(groups.all(List.of("a", "b", "c"))).containsExactly("c", "pair");
    Files.writeString(file, "a pair\n");
    assertThatThrownBy(() -> Groups.read(file))
        .hasMessageContaining("groups.tsv:1: a stream, a tab");
  }
}
