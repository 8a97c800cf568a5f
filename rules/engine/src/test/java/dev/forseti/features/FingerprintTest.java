package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final String TEXT = "Limited offer, today only, write to me and take your share";

  @Test
  void disguisesOfOneTextShareAllPrints() {
    Fingerprint plain = print(TEXT);
    for (String disguised :
        new String[] {
          "L1mited offer today only wr\u03AFte to me and take your share",
          "Lim\u200Bited of\u00ADfer today only write to me and take your share",
          "L1m1t3d 0ff3r, t0day 0nly, wr1t3 70 m3 4nd take your 5h4r3",
          "L i m i t e d offer to day only write to me and take your share!!!"
        }) {
      assertThat(print(disguised)).isEqualTo(plain);
    }
    assertThat(print("Limited offer tomorrow").whole()).isNotEqualTo(plain.whole());
  }

  @Test
  void theTailIsTheSameBehindAnyPrefix() {
    assertThat(print("good morning everybody. " + TEXT).tail()).isEqualTo(print(TEXT).tail());
    assertThat(print("short").tail()).isEmpty();
  }

  @Test
  void linksToOneSiteMakeNoCopiesOfTexts() {
    String site = "https://github.com/commons/elections/tree/main/candidates/";
    Fingerprint alice = print(site + "alice and some thanks for the last years");
    Fingerprint bob = print("my plans for the next year are here: " + site + "bob");

    assertThat(alice.sketch()).isNotEqualTo(bob.sketch());
    assertThat(print("what I want to do in the next year: " + site + "alice").tail())
        .isNotEqualTo(print("what I want to do in the next year: " + site + "bob").tail());
    for (String link : new String[] {site, "github.com/commons/elections/tree/main/candidates/"}) {
      assertThat(print(link + "alice").sketch()).isEqualTo(print(link + "alice").sketch());
      assertThat(print(link + "alice").sketch()).isNotEqualTo(print(link + "bob").sketch());
    }
  }

  @Test
  void theSameLinkBehindTheSameWordsIsTheSameEnd() {
    String end = "the very best offers of the day are at shop.example/offers";

    assertThat(print("hello friends, " + end).tail()).isEqualTo(print(end).tail());
    assertThat(print(end + "/2").tail()).isNotEqualTo(print(end).tail());
    assertThat(print(end + "/2").sketch()).isEqualTo(print(end).sketch());
  }

  @Test
  void longNumbersAreNoLetters() {
    assertThat(print("build 4711 is green").whole())
        .isEqualTo(print("build 4712 is green").whole());
  }

  @Test
  void textsThatShareMostOfTheirLettersMostlyShareTheSketch() {
    Random random = new Random(11);
    int same = 0;
    for (int run = 0; run < 200; run++) {
      String text = words(random, 40);
      String edited = words(random, 3) + text + words(random, 3);
      same += print(text).sketch().equals(print(edited).sketch()) ? 1 : 0;
      assertThat(print(words(random, 40)).sketch()).isNotEqualTo(print(text).sketch());
    }
    assertThat(same).isGreaterThan(150);
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 6; j++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static Fingerprint print(String raw) {
    return Fingerprint.of(NormalText.of(raw).body());
  }
}
