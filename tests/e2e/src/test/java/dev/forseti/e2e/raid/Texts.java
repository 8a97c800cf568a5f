package dev.forseti.e2e.raid;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is said in the rooms. */
final class Texts {
  static final String RAID =
      "Limited offer for everybody here today only, earn 500 dollars a day from home, write to"
          + " https://quick-gains.example/start now";
  static final String SECOND_RAID =
      "Hello friends my brother sells phones without contract at half of the price, look at"
          + " https://phones-cheap.example/all before they are gone";
  static final String THIRD_RAID =
      "Casino bonus of two hundred free spins for each new player, register tonight at"
          + " https://lucky-spins.example/bonus and win";
  static final String FOURTH_RAID =
      "Lost your wallet keys? Our certified experts recover any coins within two days, fill in the"
          + " form at https://coin-rescue.example/form";

  /** One for each newcomer. */
  static final List<String> HARMLESS =
      List.of(
          "hello, I came here from the talk about kernels last week",
          "does anybody know whether the new release runs on older laptops?",
          "thanks for the warm welcome, I will read the guide first",
          "my first patch fails in the linker step, what may be the reason?",
          "is there a mailing list besides this room?",
          "good morning, who is at the meeting in Lyon next month?",
          "I have used the editor for years and want to help with the documents",
          "the tests take twenty minutes here, is that normal?",
          "where do I report a mistake in the translation?",
          "just saying hi, what a busy place this is today",
          "which compiler do you recommend for the small board?",
          "my screen stays black after suspend since Tuesday",
          "could somebody explain the difference between the two branches?",
          "I wrote a small tool that draws the call graph, is that of interest?",
          "how long does a review take usually?",
          "the wiki page about drivers is three years old",
          "greetings from Oslo, it snows already",
          "can the server be started without root?",
          "sorry for the newbie question, what does the badge mean?",
          "lunch first, then I will try the nightly build");

  private static final String[] WORDS =
      ("build test release kernel driver patch compiler socket window editor cache error answer"
              + " question works fails again today better please thanks maybe version branch merge"
              + " review config layout package")
          .split(" ", -1);

  private Texts() {}

  /** Ordinary talk of members. */
  static String talk(Random random) {
    return IntStream.range(0, 4 + random.nextInt(10))
        .mapToObj(i -> i % 2 == 0 ? name(random) : WORDS[random.nextInt(WORDS.length)])
        .collect(Collectors.joining(" "));
  }

  /** The next message of the one who sells watches: another text and links each time. */
  static String watches(int number) {
    return "cheap watches number %1$d at https://watches-%1$d.example/buy and more of them at"
            .formatted(number)
        + " https://watch.example/"
        + number
        + " visit soon";
  }

  /** A name as people have, without numbers that would tell a series. */
  static String name(Random random) {
    return IntStream.range(0, 4)
        .mapToObj(
            i ->
                ""
                    + "bdfgklmnprstvz".charAt(random.nextInt(14))
                    + "aeiou".charAt(random.nextInt(5)))
        .collect(Collectors.joining());
  }
}
