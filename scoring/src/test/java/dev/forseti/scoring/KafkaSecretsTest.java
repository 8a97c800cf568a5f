package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.kafka.KafkaConnectors;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job proves itself to Kafka with reaches every client, and no page of Flink. */
class KafkaSecretsTest {
  private static final String SECRET = "correct horse battery staple";
  private static final KafkaConnection KAFKA =
      new KafkaConnection(
          "127.0.0.1:1",
          Map.of(
              "security.protocol",
              "SASL_SSL",
              "sasl.jaas.config",
              "org.apache.kafka.common.security.plain.PlainLoginModule required password=\""
                  + SECRET
                  + "\";"));

  @TempDir Path folder = Path.of("");

  @Test
  void everySourceAndSinkIsGivenThem() throws IOException {
    for (Topic<?> topic : List.of(Topics.EVENTS, Topics.DECISIONS, Topics.RULES)) {
      assertThat(serialized(KafkaConnectors.source(topic, KAFKA, "group", false)))
          .contains("SASL_SSL", SECRET, "read_committed");
    }
    assertThat(serialized(KafkaConnectors.<Verdict>sink(Topics.VERDICTS, KAFKA)))
        .contains("SASL_SSL", SECRET);
  }

  @Test
  void noPageOfFlinkShowsThem() throws Exception {
    ScoringConfig config = ScoringConfig.of(KAFKA, folder, List.of(TestPacks.SENDERS));
    StreamExecutionEnvironment env = TestJob.environment(config);
    ScoringJob.define(env, config, false);
    String plan = env.getExecutionPlan();
    JobGraph job = env.getStreamGraph(false).getJobGraph();

    assertThat(plan).contains("read-events");
    assertThat(List.of(plan, job.getName(), job.toString(), config.toString()))
        .noneMatch(text -> text.contains(SECRET));
    assertThat(env.getConfiguration().toMap().values()).noneMatch(it -> it.contains(SECRET));
    assertThat(job.getJobConfiguration().toMap().values()).noneMatch(it -> it.contains(SECRET));
    assertThat(env.getConfig().getGlobalJobParameters().toMap()).isEmpty();
    job.getVertices().forEach(vertex -> assertThat(vertex.toString()).doesNotContain(SECRET));
  }

  private static String serialized(Object connector) throws IOException {
    return new String(InstantiationUtil.serializeObject(connector), StandardCharsets.ISO_8859_1);
  }
}
