package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Await;
import dev.forseti.admin.ConsoleFixture;
import dev.forseti.admin.GroupFixture;
import dev.forseti.admin.Samples;
import dev.forseti.admin.store.BackgroundThread;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.ReadPosition;
import dev.forseti.runtime.kafka.RecordPosition;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Thousands of verdicts of one campaign in one poll, and moderators who decide meanwhile. */
@Timeout(180)
class FloodIT extends ConsoleFixture {
  private static final int VERDICTS = 3_000;
  private static final int OTHERS = 15;
  private static final int IMPATIENT = 6; // fewer than one program may send at once
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Subject SHOP = Subject.campaign("link.domain", "shop.example");

  @Test
  void decisionsAndProbesAreAnsweredWhileAFloodIsWritten() throws Exception {
    for (int i = 0; i < OTHERS; i++) {
      Verdict verdict = verdict("@other" + i + ":evil.example", i, null);
      console.bean(Projections.class).apply(Topics.VERDICTS, "", verdict);
    }
    try (var reader = Executors.newSingleThreadExecutor(BackgroundThread.named("flood"))) {
      Future<?> flood = reader.submit(this::readFlood);
      for (int i = 1; i <= OTHERS; i++) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = clear(i);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        assertThat(console.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      }
      flood.get();
    }

    assertThat(console.count("verdicts")).isEqualTo(OTHERS + VERDICTS);
    assertThat(console.count("campaign_members")).isEqualTo(VERDICTS);
    assertThat(console.count("topic_offsets where next_offset = " + VERDICTS)).isEqualTo(1);
  }

  @Test
  void manyWhoDecideAboutTheFloodItselfAreAnsweredAndOneOfThemDecides() throws Exception {
    try (var reader = Executors.newSingleThreadExecutor(BackgroundThread.named("flood"));
        var impatient = Executors.newFixedThreadPool(IMPATIENT)) {
      Future<?> flood = reader.submit(this::readFlood);
      Await.until(() -> console.count("cases where subject like 'campaign:%'") == 1);
      long group =
          console
              .bean(JdbcClient.class)
              .sql("select id from cases where subject like 'campaign:%'")
              .query(Long.class)
              .single();
      List<Integer> answers = new ArrayList<>();
      Callable<HttpResponse<String>> ask = () -> clear(group);
      for (Future<HttpResponse<String>> answer :
          impatient.invokeAll(Collections.nCopies(IMPATIENT, ask))) {
        answers.add(answer.get().statusCode());
      }
      flood.get();

      assertThat(answers).isSubsetOf(200, 409, 503).containsOnlyOnce(200);
      assertThat(console.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(console.count("cases where open")).isZero();
    }
  }

  private void readFlood() {
    List<TopicRecord<?>> records = new ArrayList<>();
    for (int i = 0; i < VERDICTS; i++) {
      records.add(
          new TopicRecord<>(
              Topics.VERDICTS,
              new RecordPosition(Topics.VERDICTS.name(), 0, i),
              Samples.AT,
              "key",
              verdict("@raider" + i + ":evil.example", OTHERS + i, SHOP)));
    }
    console
        .bean(RecordSink.class)
        .accept(
            records,
            List.of(),
            List.of(new ReadPosition(Topics.VERDICTS.name(), "id", 0, VERDICTS)));
  }

  private static Verdict verdict(String user, int i, @Nullable Subject campaign) {
    var subject = new Subject(Subject.Kind.USER, user);
    return GroupFixture.verdict(subject, "v" + i, Standing.ACT, 7, 0, campaign);
  }

  private HttpResponse<String> clear(long caseId) throws Exception {
    return console.api(
        "/api/v1/cases/" + caseId + "/decisions", "{\"kind\":\"CLEAR\",\"reason\":\"fine\"}");
  }
}
