package dev.forseti.admin.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.Await;
import dev.forseti.admin.Console;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.testing.TestBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayIT {
  @Test
  void goesOnAfterAnErrorAndSaysThatItStoodStill(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start(broker.address())) {
      List<String> told = new CopyOnWriteArrayList<>();
      Troubles troubles = console.troubles();
      troubles.listen(
          Troubles.Listener.of(
              began -> told.add(began.part() + " " + began.effect()),
              ended -> told.add(ended.part() + " works")));
      var relay =
          new OutboxRelay(
              console.bean(Outbox.class),
              new FailingOnce(console.bean(PlatformTransactionManager.class)),
              troubles,
              console.bean(AdminConfig.class));
      relay.start();
      try {
        Await.until(() -> told.contains("outbox-relay works"));
      } finally {
        relay.stop();
      }

      assertThat(told).containsSubsequence("outbox-relay STOPPED", "outbox-relay works");
    }
  }

  @Test
  void whatIsSentStaysMarkedWhenTheNextOneCannotBeSent(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start(broker.address())) {
      console
          .bean(TransactionTemplate.class)
          .executeWithoutResult(
              status ->
                  console
                      .bean(JdbcClient.class)
                      .sql("insert into outbox (topic, key, value) values (?, '', ''), (?, '', '')")
                      .params("forseti.malformed.v1", "no topic!")
                      .update());

      Await.until(() -> console.troubles().of(OutboxRelay.PART).isPresent());

      assertThat(console.count("outbox where sent_at is null")).isEqualTo(1);
      assertThat(console.count("outbox where sent_at is not null")).isEqualTo(1);
    }
  }

  /** A transaction whose first round lacks a class. */
  private static final class FailingOnce extends TransactionTemplate {
    private static final long serialVersionUID = 1;

    private final AtomicBoolean failed = new AtomicBoolean();

    FailingOnce(PlatformTransactionManager transactions) {
      super(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      if (!failed.getAndSet(true)) {
        throw new NoClassDefFoundError("dev/forseti/Gone");
      }
      return super.execute(action);
    }
  }
}
