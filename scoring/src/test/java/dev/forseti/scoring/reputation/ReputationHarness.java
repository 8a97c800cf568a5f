package dev.forseti.scoring.reputation;

import dev.forseti.model.Reputation;
import dev.forseti.scoring.stream.SubjectUpdate;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator with one wrong act in 2,000, outside of a job. */
final class ReputationHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, SubjectUpdate, Reputation> {
  ReputationHarness() throws Exception {
    super(new TrackReputation(0.0005), SubjectUpdate::routingKey, Types.STRING);
  }

  static ReputationHarness opened() throws Exception {
    var harness = new ReputationHarness();
    harness.open();
    return harness;
  }
}
