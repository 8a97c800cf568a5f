package dev.forseti.e2e.console;

import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** The stage for people: the console with an invented community, until the process is ended. */
final class ConsoleMain {
  private ConsoleMain() {}

  /** Takes a port, 0 or none for any free one. */
  public static void main(String[] args) throws Exception {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    ConsoleStage stage = ConsoleStage.open(Files.createTempDirectory("forseti-stage"), port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stage)));
    Instant now = Instant.now();
    new Talk(stage.script(), now).play();
    if (args.length > 1) {
      Villains.play(stage.script(), now);
    }
    stage.script().flush();
    System.out.println(stage.address() + " " + ConsoleStage.NAME + " / " + ConsoleStage.PASSWORD);
    new CountDownLatch(1).await();
  }

  private static void close(ConsoleStage stage) {
    try {
      stage.close();
    } catch (Exception failed) {
      System.err.println("the stage did not close: " + failed.getMessage());
    }
  }
}
