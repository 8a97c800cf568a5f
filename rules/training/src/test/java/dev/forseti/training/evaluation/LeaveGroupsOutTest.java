package dev.forseti.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.training.learn.ModelTraining;
import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.LabelledStream;
import dev.forseti.training.streams.MadeStreams;
import dev.forseti.training.streams.PackModel;
import dev.forseti.training.streams.StreamPass;
import dev.forseti.training.streams.StreamRow;
import dev.forseti.training.trees.TreeTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaveGroupsOutTest {
  @TempDir private Path folder;

  @Test
  void eachGroupIsScoredByModelsOfTheOthers() throws Exception {
    List<RulePack> packs = PackModel.silenced(List.of(MadeStreams.PACK));
    List<LabelledStream> streams = new ArrayList<>();
    for (String name : List.of("four", "one", "three", "two")) {
      streams.add(MadeStreams.write(folder, name, "word" + name, name.hashCode()));
    }
    List<StreamRow> rows = new ArrayList<>();
    new StreamPass(packs, .0005, MadeStreams::read)
        .overAll(streams, 12)
        .forEach(found -> rows.addAll(found.rows()));
    Groups groups = new Groups(Map.of("one", "pair", "two", "pair"));
    var trees = new TreeTrainer(30, 3, .2, 1, 1, 1e-6).leavesOf(5, 63);
    var training = new ModelTraining(PackModel.in(packs), rows, List.of(), groups, trees, 1);
    var told = new TreeSet<String>();

    var runs = new LeaveGroupsOut(packs, groups, .0005, MadeStreams::read);
    LeaveGroupsOut.Outcome outcome =
        runs.run(
            streams,
            rows,
            training,
            name -> {
              synchronized (told) {
                told.add(name);
              }
            });

    assertThat(told).containsExactly("four", "pair", "three");
    assertThat(outcome.scales()).containsOnlyKeys("four", "pair", "three");
    assertThat(runs.without(rows, "pair"))
        .extracting(StreamRow::stream)
        .containsOnly("four", "three");
    assertThat(outcome.senders()).hasSize(240);
    assertThat(Measure.SENDER_AP.of(outcome.senders())).isGreaterThan(.99);
  }
}
