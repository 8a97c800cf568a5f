package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.scoring.kafka.BadRecords;
import dev.forseti.scoring.kafka.DecodeRecord;
import dev.forseti.scoring.kafka.Decoders;
import dev.forseti.scoring.kafka.KafkaRecord;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.wire.Topics;
import dev.forseti.wire.WireException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a topic that scoring reads, it goes on. */
@Timeout(120)
class BadRecordsTest {
  /** The greatest record that Kafka takes of the job. */
  private static final int MAX_RECORD = 1_048_576;

  @TempDir Path folder = Path.of("");

  @Test
  void noRecordStopsTheJobAndNoneIsLostInSilence() throws Exception {
    ScoringConfig config = TestJob.config(folder, 2, TestPacks.SENDERS, TestPacks.WAVES);
    StreamExecutionEnvironment env = TestJob.environment(config);
    List<KafkaRecord> decisions = new ArrayList<>(BadRecords.decisions());
    decisions.add(BadRecords.saneDecision());
    var decodedEvents =
        decoded(env, BadRecords.events(), Decoders.events(), StreamTypes.INCOMING_EVENT, "events");
    var decodedDecisions =
        decoded(env, decisions, Decoders.decisions(), StreamTypes.DECISION, "decisions");
    var decodedPacks =
        decoded(env, BadRecords.packs(), Decoders.packs(), StreamTypes.PACK, "packs");
    ScoringTopology.Outputs outputs =
        ScoringTopology.define(
            decodedEvents,
            decodedDecisions,
            env.fromData(List.of(TestJob.NO_VERDICT), StreamTypes.VERDICT).uid("told"),
            decodedPacks,
            config);
    var malformed =
        decodedEvents
            .getSideOutput(DecodeRecord.MALFORMED)
            .union(
                decodedDecisions.getSideOutput(DecodeRecord.MALFORMED),
                decodedPacks.getSideOutput(DecodeRecord.MALFORMED),
                outputs.malformed())
            .collectAsync();
    var reputations = outputs.reputations().collectAsync();
    var verdicts = outputs.verdicts().collectAsync();
    env.executeAsync("bad records");

    List<Malformed> refused = new ArrayList<>();
    List<byte[]> written = new ArrayList<>();
    List<String> causes = new ArrayList<>();
    try (malformed;
        reputations;
        verdicts) {
      malformed.forEachRemaining(refused::add);
      reputations.forEachRemaining(it -> written.add(Topics.REPUTATIONS.codec().encode(it)));
      verdicts.forEachRemaining(
          it -> {
            written.add(Topics.VERDICTS.codec().encode(it));
            causes.add(it.eventId().value());
          });
    }
    refused.forEach(it -> written.add(Topics.MALFORMED.codec().encode(it)));
    assertThat(written).allSatisfy(it -> assertThat(it.length).isLessThan(MAX_RECORD));
    assertThat(written.size()).isGreaterThan(causes.size() + refused.size());
    assertThat(refused)
        .extracting(Malformed::reason)
        .contains(Malformed.Reason.BAD_ID, Malformed.Reason.NUMBER_OUT_OF_RANGE);
    assertThat(refused).allSatisfy(it -> assertThat(it.detail()).isNotBlank());
    assertThat(refused.stream().map(Malformed::position).filter(it -> it.contains("decisions")))
        .as("the sane one is not among them")
        .noneMatch(it -> it.endsWith("@" + (decisions.size() - 1)));
  }

  @Test
  void noRecordStopsTheLocalPipeline() {
    RuleSet rules = RuleCompiler.compile(List.of(TestPacks.SENDERS, TestPacks.WAVES)).rules();
    var local = new LocalPipeline(rules, ReputationRules.of(0.0005, rules.groups()));
    int taken = 0;
    for (KafkaRecord record : BadRecords.events()) {
      try {
        RoomEvent event = Topics.EVENTS.codec().decode(record.value);
        taken += local.accept(event).reputations().size();
      } catch (WireException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
    for (KafkaRecord record : BadRecords.decisions()) {
      try {
        Decision decision = Topics.DECISIONS.codec().decode(record.value);
        taken += local.accept(decision).reputations().size();
      } catch (WireException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
    assertThat(taken).isPositive();
  }

  private static <V, T> SingleOutputStreamOperator<T> decoded(
      StreamExecutionEnvironment env,
      List<KafkaRecord> records,
      DecodeRecord<V, T> decoder,
      TypeInformation<T> type,
      String uid) {
    return env.fromData(records, TypeInformation.of(KafkaRecord.class))
        .uid(uid)
        .process(decoder, type)
        .uid("decode-" + uid);
  }
}
