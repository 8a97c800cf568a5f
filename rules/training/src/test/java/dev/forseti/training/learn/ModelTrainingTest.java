package dev.forseti.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.rules.learned.TextWeightsFile;
import dev.forseti.rules.learned.Trees;
import dev.forseti.rules.learned.TreesFile;
import dev.forseti.training.sets.MessageSet;
import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.LabelledStream;
import dev.forseti.training.streams.MadeStreams;
import dev.forseti.training.streams.PackModel;
import dev.forseti.training.streams.StreamPass;
import dev.forseti.training.streams.StreamRow;
import dev.forseti.training.text.LabelledText;
import dev.forseti.training.trees.TreeTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrainingTest {
  static final TreeTrainer SMALL =
      new TreeTrainer(30, 3, .2, 1, 1, 1e-6).leavesOf(5, 63).drawing(1, .8);

  @TempDir private Path folder;
  private final List<StreamRow> rows = new ArrayList<>();

  @BeforeEach
  void make() throws IOException {
    var pass =
        new StreamPass(PackModel.silenced(List.of(MadeStreams.PACK)), .0005, MadeStreams::read);
    List<LabelledStream> streams = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      streams.add(MadeStreams.write(folder, name, "word" + name, name.hashCode()));
    }
    pass.overAll(streams, 12).forEach(found -> rows.addAll(found.rows()));
  }

  private ModelTraining training(long seed) {
    List<PackModel> models = PackModel.in(List.of(MadeStreams.PACK));
    return new ModelTraining(models, rows, List.of(), Groups.NONE, SMALL, seed);
  }

  @Test
  void whatTellsTheClassesApartIsLearned() throws Exception {
    ModelTraining.Trained trained = training(1).train(rows);

    Trees trees = TreesFile.read(trained.files().getOrDefault("conduct.model", ""));
    assertThat(trees.nats(new double[] {90, 1})).isGreaterThan(1);
    assertThat(trees.nats(new double[] {8, 1})).isLessThan(0);
    var texts = TextWeightsFile.read(trained.files().getOrDefault("lures.model", ""));
    assertThat(texts.nats("wordone the build")).isGreaterThan(texts.nats("well the build"));
    assertThat(trained.scales()).containsOnlyKeys("learned.conduct", "learned.lures");
  }

  @Test
  void aCollectionInFivePartsCountsAsMuchAsInOne() throws Exception {
    double inOne = natsOfTheOther(1);

    assertThat(natsOfTheOther(5)).isCloseTo(inOne, within(.02 * inOne));
  }

  /** What is said of an advert that another collection alone has. */
  private double natsOfTheOther(int parts) throws Exception {
    List<MessageSet> sets = new ArrayList<>();
    sets.add(set("other", "other", "alpha offer"));
    for (int i = 0; i < parts; i++) {
      sets.add(set("parted", "parted " + i, "beta bargain"));
    }
    PackModel words =
        PackModel.in(List.of(MadeStreams.PACK)).stream()
            .filter(PackModel::isText)
            .findFirst()
            .orElseThrow();
    String file = new TextTraining(words, rows, sets, 1).train(rows).file(1);
    return TextWeightsFile.read(file).nats("alpha offer");
  }

  private static MessageSet set(String collection, String name, String advert) {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add(new LabelledText(advert, true));
      texts.add(new LabelledText("the usual talk", false));
    }
    return new MessageSet(collection, name, texts, List.of(), List.of());
  }

  @Test
  void theSameRowsAndSeedGiveTheSameBytes() {
    Map<String, String> files = training(3).train(rows).files();
    assertThat(training(3).train(rows).files()).isEqualTo(files);
    assertThat(training(4).train(rows).files()).isNotEqualTo(files);
  }

  @Test
  void rowsThatAreLeftOutChangeNothing() {
    List<StreamRow> others = rows.stream().filter(row -> !row.stream().equals("two")).toList();
    Map<String, String> files = training(1).train(others).files();
    rows.replaceAll(
        row ->
            row.stream().equals("two")
                ? new StreamRow(
                    row.stream(),
                    row.sender(),
                    !row.isAbuse(),
                    row.place(),
                    row.before(),
                    row.logOdds() + 5,
                    Map.of(),
                    Set.of(),
                    Map.of("learned.conduct", new double[] {1, 1}),
                    Map.of("learned.lures", "anything else"))
                : row);
    List<StreamRow> again = rows.stream().filter(row -> !row.stream().equals("two")).toList();
    assertThat(training(1).train(again).files()).isEqualTo(files);
  }

  @Test
  void treesAreTrainedOnWhatTheyAreAskedAbout() throws Exception {
    String file = training(1).train(rows).files().getOrDefault("conduct.model", "");
    for (StreamRow row : List.copyOf(rows)) {
      rows.add(
          new StreamRow(
              row.stream(),
              row.sender(),
              false,
              row.place(),
              row.before(),
              row.logOdds(),
              row.byRule(),
              Set.of("learned.lures"),
              Map.of("learned.conduct", new double[] {Double.NaN, 400}),
              Map.of()));
    }
    Trees before = TreesFile.read(file);
    Trees after = TreesFile.read(training(1).train(rows).files().getOrDefault("conduct.model", ""));
    assertThat(after.input()).isEqualTo(before.input());
    assertThat(after.threshold()).isEqualTo(before.threshold());
  }

  @Test
  void oneGroupIsNotEnough() {
    List<StreamRow> one = rows.stream().filter(row -> row.stream().equals("one")).toList();
    assertThatThrownBy(() -> training(1).train(one))
        .hasMessage("two groups of streams with abuse are needed to train on, not 1");
  }

  @Test
  void aFoldHoldsWholeGroupsAndTheOthersAreTrainedOn() {
    Folds folds = Folds.of(rows, new Groups(Map.of("one", "pair", "two", "pair")), 5);
    assertThat(folds.count()).isEqualTo(2);
    for (int fold = 0; fold < 2; fold++) {
      int own = fold;
      assertThat(folds.without(fold)).isNotEmpty().noneMatch(row -> folds.of(row) == own);
    }
    assertThat(rows.stream().filter(row -> !row.stream().equals("three")).map(folds::of).distinct())
        .hasSize(1);
  }

  @Test
  void abuseCountsAQuarterOfTheRestAndFloodsAreDamped() {
    double[] weights = RowWeights.of(rows);
    assertThat(RowWeights.logOdds(rows, weights)).isCloseTo(Math.log(.25), within(1e-9));
    assertThat(weights).hasSize(rows.size());
  }

  @Test
  void whatTheRulesHaveAlreadyIsNotSaidAgain() {
    Random random = new Random(5);
    int count = 4_000;
    double[] given = new double[count];
    double[] copy = new double[count];
    double[] news = new double[count];
    double[] noise = new double[count];
    double[] weights = new double[count];
    boolean[] isAbuse = new boolean[count];
    for (int i = 0; i < count; i++) {
      copy[i] = random.nextGaussian() * 2;
      given[i] = copy[i] - 1;
      news[i] = random.nextGaussian();
      noise[i] = random.nextGaussian();
      isAbuse[i] =
          random.nextDouble() < 1 / (1 + Math.exp(-given[i] - 2 * news[i] + .3 * noise[i]));
      weights[i] = 1;
    }
    double[] found = Factors.free(given, new double[][] {copy, news, noise}, isAbuse, weights);
    assertThat(found[0]).as("told already").isCloseTo(0, within(.15));
    assertThat(found[1]).as("new").isCloseTo(2, within(.25));
    assertThat(found[2]).as("never below zero").isZero();
  }
}
