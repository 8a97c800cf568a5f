package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Await;
import dev.forseti.admin.Samples;
import dev.forseti.admin.TestFolder;
import dev.forseti.admin.projection.Forgetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** The index beside a real database: it has what the table has, whatever happens to either. */
class SearchIT extends SearchFixture {
  @Test
  void whatArrivesIsFoundByItselfAfterAShortTime() throws Exception {
    say("$a", "cheap pills at https://shop.evil.example");
    Await.until(
        () -> console.bean(MessageSearch.class).find("link:evil.example", null).hits().size() == 1);
  }

  /** Else nothing that is due after it would be done: forgetting on disk, the end of a trouble. */
  @Test
  void aRoundEndsThoughEventsComeAllTheTime() throws Exception {
    say("$a", "one");
    int[] more = {0};
    console
        .bean(IndexKeeper.class)
        .catchUp(
            () -> {
              say("$more" + more[0]++, "another");
              return more[0] < 50;
            });
    assertThat(more[0]).isLessThan(50);
  }

  @Test
  void findsMessagesNamesReasonsAndWhatOnlyTheirHtmlHas() throws Exception {
    say("$a", "two words");
    put(
        "$join",
        "m.room.member",
        Samples.EVE,
        Map.of("membership", "join", "displayname", "Winter Deals", "reason", "because"),
        Samples.AT);
    put(
        "$html",
        "m.room.message",
        null,
        Map.of(
            "body",
            "see",
            "msgtype",
            "m.text",
            "format",
            "org.matrix.custom.html",
            "formatted_body",
            "see <a href='https://hidden.example/x'>here</a> <b>invisible ink</b>"),
        Samples.AT);
    put("$topic", "m.room.topic", "", Map.of("topic", "all about herons"), Samples.AT);

    assertThat(found("words two")).containsExactly("$a");
    assertThat(found("\"winter deals\" because")).containsExactly("$join");
    assertThat(found("link:hidden.example ink")).containsExactly("$html");
    assertThat(found("heron*")).containsExactly("$topic");
    assertThat(found("sender:eve server:evil.example room:" + ROOM)).hasSize(4);
    assertThat(found("type:m.room.topic")).containsExactly("$topic");
  }

  @Test
  void findsARoomByItsAddress() throws Exception {
    put("$alias", "m.room.canonical_alias", "", Map.of("alias", "#birds:hs.example"), Samples.AT);
    say("$a", "herons");
    assertThat(found("room:#birds:hs.example herons")).containsExactly("$a");
    assertThat(found("room:#none:hs.example herons")).isEmpty();
  }

  @Test
  void whatRetentionForgetsTheIndexForgetsToo() throws Exception {
    say("$old", "жщыэюбцфг", Samples.AT);
    say("$new", "жщыэюбцфг kept");
    assertThat(indexed("жщыэюбцфг")).containsExactly("$new", "$old");

    Forgetting.expired(console);
    assertThat(indexed("жщыэюбцфг")).containsExactly("$new");
    sql("delete from events");
    assertThat(indexed("жщыэюбцфг")).isEmpty();

    index().forgetOnDisk(true);
    console.bean(IndexKeeper.class).forgetOnDisk(false);
    assertThat(MadeIndex.isOnDisk(folder(), "жщыэюбцфг")).isFalse();
    assertThat(console.count("search_changes")).isZero();
  }

  @Test
  void whatIsTakenOutOfAnEventInTheTableIsForgottenAndAnotherJudgementChangesNothing()
      throws Exception {
    say("$a", "жщыэюбцфг");
    assertThat(indexed("жщыэюбцфг")).containsExactly("$a");

    sql("update events set flags = 'SOFT_FAILED'");
    assertThat(console.count("search_changes")).isZero();
    sql("update events set content = '{}'");
    assertThat(indexed("жщыэюбцфг")).isEmpty();
    assertThat(indexed("sender:eve")).containsExactly("$a");
    sql("update events set id = '$b'");
    assertThat(indexed("sender:eve")).containsExactly("$b");
    sql("truncate events");
    assertThat(indexed("sender:eve")).isEmpty();
  }

  @Test
  void aRolledBackEventIsNeverFound() throws Exception {
    say("$a", "kept");
    console
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              say("$b", "undone");
              status.setRollbackOnly();
            });
    assertThat(indexed("kept")).containsExactly("$a");
    assertThat(indexed("undone")).isEmpty();
  }

  @Test
  void aLostFolderIsFilledAgain() throws Exception {
    say("$a", "herons");
    assertThat(found("herons")).containsExactly("$a");

    console.stop();
    files().forEach(SearchIT::delete);
    console.startAgain();
    assertThat(found("herons")).containsExactly("$a");
  }

  @Test
  void brokenFilesAndThoseOfAnotherFormAreMadeAnew() throws Exception {
    say("$a", "herons");
    assertThat(found("herons")).containsExactly("$a");

    for (String garbage : List.of("", "garbage".repeat(100))) {
      console.stop();
      for (Path file : files()) {
        Files.write(file, garbage.getBytes(StandardCharsets.UTF_8));
      }
      console.startAgain();
      assertThat(found("herons")).containsExactly("$a");
    }
  }

  @Test
  void anIndexThatTheDatabaseDoesNotKnowIsMadeAnew() throws Exception {
    say("$a", "herons");
    assertThat(indexed("herons")).containsExactly("$a");

    inOne( // as when a copy of the database is put back
        () -> {
          sql("update search_index set batch = batch - 5");
          sql("delete from events");
          say("$b", "storks");
          sql("delete from search_changes");
        });
    assertThat(indexed("storks")).containsExactly("$b");
    assertThat(indexed("herons")).isEmpty();
  }

  @Test
  void filesThatVanishUnderARunningConsoleStopNothingAndComeBack() throws Exception {
    say("$a", "herons");
    assertThat(found("herons")).containsExactly("$a");

    files().forEach(SearchIT::delete);
    say("$b", "herons again");
    assertThat(console.page("/queue", session)).contains("Queue");
    Await.until(
        () ->
            console.bean(MessageSearch.class).find("herons", null).hits().size() == 2
                && console.troubles().of("search").isEmpty());
  }

  @Test
  void aFolderThatCannotBeIsToldAndTheConsoleWorks() throws Exception {
    catchUp();
    console.stop();
    TestFolder.delete(folder());
    Files.writeString(folder(), "a file");
    console.startAgain();
    session = console.signIn();
    Await.until(() -> console.troubles().of("search").isPresent());

    assertThat(console.troubles().isReady()).isTrue();
    assertThat(console.page("/search?q=herons", session))
        .contains("Messages cannot be searched", console.searchFolder().toString());
    say("$a", "herons");
    Files.delete(folder());
    Await.until(() -> console.troubles().of("search").isEmpty());
    assertThat(found("herons")).containsExactly("$a");
  }

  @Test
  void eventsFromBeforeTheIndexAreFound() throws Exception {
    inOne(
        () -> {
          say("$a", "herons");
          sql("delete from search_changes");
          sql("delete from search_index");
        });
    assertThat(found("herons")).containsExactly("$a");
  }

  private void inOne(Runnable changes) {
    console.bean(TransactionTemplate.class).executeWithoutResult(status -> changes.run());
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> !file.endsWith("write.lock")).toList();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
