package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTypesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void writesNothingWithKryo() {
    List<String> serializers = new ArrayList<>();
    for (StreamNode node : graph().getStreamNodes()) {
      for (TypeSerializer<?> in : node.getTypeSerializersIn()) {
        serializers.add(in.getClass().getName());
      }
      if (node.getTypeSerializerOut() != null) {
        serializers.add(node.getTypeSerializerOut().getClass().getName());
      }
    }

    assertThat(serializers).hasSizeGreaterThan(15).noneMatch(name -> name.contains("kryo"));
  }

  @Test
  void givesEveryOperatorAnIdOfItsOwn() {
    List<String> uids = new ArrayList<>();
    for (StreamNode node : graph().getStreamNodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
      uids.add(node.getTransformationUID());
    }

    assertThat(uids).doesNotHaveDuplicates();
    assertThat(uids)
        .contains(
            "read-events",
            "decode-events",
            "read-decisions",
            "decode-decisions",
            "read-verdicts",
            "decode-verdicts",
            "told-verdicts",
            "read-rules",
            "decode-rules",
            "remember-server",
            "split-event",
            "count-parts",
            "evaluate-rules",
            "decision-steps",
            "track-reputation");
  }

  private StreamGraph graph() {
    ScoringConfig config = TestJob.config(folder, 1, TestPacks.SENDERS);
    StreamExecutionEnvironment env = TestJob.environment(config);
    ScoringJob.define(env, config, false);
    return env.getStreamGraph();
  }
}
