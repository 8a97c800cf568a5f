package dev.forseti.admin;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test on a console of its own, with an empty database and without Kafka. */
public abstract class ConsoleFixture {
  /** It runs for the length of one test. */
  @SuppressWarnings("NullAway.Init")
  protected Console console;

  @BeforeEach
  void startConsole() throws IOException {
    console = newConsole();
  }

  /** The one of a test, on an empty database. */
  protected Console newConsole() throws IOException {
    return Console.start();
  }

  @AfterEach
  void stopConsole() throws IOException {
    console.close();
  }
}
