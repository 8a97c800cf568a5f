package dev.forseti.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.rules.learned.TextWeights;
import dev.forseti.rules.learned.TextWeightsFile;
import dev.forseti.training.measure.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTrainerTest {
  private static final TextTrainer TRAINER = new TextTrainer(14, 1, 20, 7);
  private static final List<String> TALK =
      List.of("the build fails", "thanks for the patch", "who reviews this", "good morning", "see");
  private static final List<String> LURES =
      List.of("earn money", "free coins", "write me now", "join my channel", "big profit");

  /** Adverts and talk, with words in common. */
  private static List<LabelledText> made(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isAbuse = random.nextInt(4) == 0;
      List<String> from = isAbuse ? LURES : TALK;
      String text =
          TALK.get(random.nextInt(TALK.size()))
              + " "
              + from.get(random.nextInt(from.size()))
              + " "
              + from.get(random.nextInt(from.size()));
      texts.add(new LabelledText(text, isAbuse));
    }
    return texts;
  }

  @Test
  void tellsAdvertsFromTalkThatItHasNotSeen() {
    TextWeights weights = TRAINER.train(made(400, 1));
    List<LabelledText> unseen = made(200, 2);
    double[] scores =
        unseen.stream().mapToDouble(each -> weights.nats(NormalisedText.of(each.text()))).toArray();
    boolean[] labels = new boolean[unseen.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = unseen.get(i).isAbuse();
    }
    assertThat(Ranking.of(scores, labels).averagePrecision()).isGreaterThan(.99);
  }

  @Test
  void theSameTextsGiveTheSameFile() {
    String once = TextWeightsFile.write(TRAINER.train(made(200, 3)));
    assertThat(TextWeightsFile.write(TRAINER.train(made(200, 3)))).isEqualTo(once);
  }

  @Test
  void whatIsWrittenIsReadAsItWas() throws Exception {
    TextWeights weights = TRAINER.train(made(200, 4));
    TextWeights read = TextWeightsFile.read(TextWeightsFile.write(weights));
    assertThat(read.nats("earn free coins")).isEqualTo(weights.nats("earn free coins"));
  }

  /** Labels without any sense: the chance that is said is then about the share of abuse. */
  @Test
  void saysTheChanceThatThereIsWhereTextsTellNothing() {
    Random random = new Random(9);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      texts.add(new LabelledText(TALK.get(random.nextInt(TALK.size())), random.nextInt(5) == 0));
    }
    double sum = 0;
    for (double nats : TRAINER.leftOut(texts)) {
      sum += 1 / (1 + Math.exp(-nats));
    }
    assertThat(sum / texts.size()).isCloseTo(.2, within(.04));
  }
}
