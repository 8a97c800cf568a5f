package dev.forseti.e2e.console;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A console after an ordinary day's talk and an attack, and a browser for each test. */
abstract class TalkFixture {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  static ConsoleStage stage;

  @SuppressWarnings("NullAway.Init")
  Browser browser;

  @BeforeAll
  static void raiseCurtain() throws Exception {
    stage = ConsoleStage.playing(folder, script -> new Talk(script, Instant.now()).play());
  }

  @AfterAll
  static void close() throws Exception {
    stage.close();
  }

  @BeforeEach
  void open() {
    browser = new Browser(stage.address());
  }

  @AfterEach
  void shut() {
    browser.assertNoComplaints();
    browser.close();
  }
}
