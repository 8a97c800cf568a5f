package dev.forseti.faults.parts;

import dev.forseti.standalone.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own. */
final class KafkaMain {
  private KafkaMain() {}

  /** Its folder and its port. */
  public static void main(String[] args) throws InterruptedException {
    EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
    new CountDownLatch(1).await();
  }
}
