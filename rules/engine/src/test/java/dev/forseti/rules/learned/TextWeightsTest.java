package dev.forseti.rules.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextWeightsTest {
  private static List<Long> pieces(String body) {
    List<Long> all = new ArrayList<>();
    assertThat(TextPieces.of(body, all::add)).isEqualTo(all.size());
    return all;
  }

  @Test
  void numbersAndLayoutTellNothing() {
    assertThat(pieces("pay 100\n\tnow")).isEqualTo(pieces(" pay 987 now "));
    assertThat(pieces("pay 100 now")).isNotEqualTo(pieces("pay 1000 now"));
  }

  @Test
  void aPairOfWordsIsNotThePairTurnedRound() {
    assertThat(pieces("to me")).doesNotContainSequence(pieces("me to"));
    assertThat(pieces("to me").getLast()).isNotEqualTo(pieces("me to").getLast());
  }

  @Test
  void whatIsBehindTheFirstCharactersIsNotLookedAt() {
    String text = "word ".repeat(TextPieces.MOST);
    assertThat(pieces(text)).isEqualTo(pieces(text + "more".repeat(100_000)));
    assertThat(pieces("")).isEmpty();
  }

  @Test
  void aTextsNatsAreTheWeightsOfItsPiecesOverTheRootOfTheirNumber() throws ModelFileException {
    byte[] weights = new byte[1 << 10];
    int pieces = pieces("cheap coins").size();
    long bought = pieces("cheap coins").getFirst() & 1023;
    weights[(int) bought] = 50;
    long often = pieces("cheap coins").stream().filter(each -> (each & 1023) == bought).count();
    TextWeights read = TextWeightsFile.read(file(weights));

    assertThat(read.nats("cheap coins")).isEqualTo(-2 + .1 * 50 * often / Math.sqrt(pieces));
    assertThat(read.nats("")).isNaN();
  }

  private static String file(byte[] weights) {
    String base64 = Base64.getMimeEncoder().encodeToString(weights);
    return "forseti text 1\nbase -2\nscale 0.1\n" + base64 + "\n";
  }

  @Test
  void tellsTheLineOfWhatIsWrong() {
    String sound = file(new byte[8]);
    assertThat(problem(sound.replace("text 1", "text 2"))).startsWith("line 1: weights of texts");
    assertThat(problem(sound.replace("base -2", "base x"))).startsWith("line 2: a number");
    assertThat(problem(sound.replace("scale", "size"))).startsWith("line 3: 'scale NUMBER'");
    assertThat(problem(sound.replace("AAA", "!!!"))).startsWith("line 4: the weights are no");
    assertThat(problem(file(new byte[9]))).startsWith("line 4: the number of weights must be");
  }

  private static String problem(String file) {
    List<String> found = new ArrayList<>();
    assertThatThrownBy(() -> TextWeightsFile.read(file))
        .isInstanceOf(ModelFileException.class)
        .satisfies(wrong -> found.add(wrong.getMessage()));
    return found.getFirst();
  }
}
