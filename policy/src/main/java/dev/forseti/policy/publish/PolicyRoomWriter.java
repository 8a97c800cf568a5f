package dev.forseti.policy.publish;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.Subject;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.runtime.http.Response;
import java.time.Instant;

/** Writes a subject's piece of the policy room, and the outcome when that fails. */
final class PolicyRoomWriter {
  private final HomeserverClient homeserver;
  private final PolicyRoomState room;
  private final OutcomeRecorder recorder;

  PolicyRoomWriter(HomeserverClient homeserver, PolicyRoomState room, OutcomeRecorder recorder) {
    this.homeserver = homeserver;
    this.room = room;
    this.recorder = recorder;
  }

  Response<EventId> put(Measure measure, ListEntry entry) {
    return send(measure, PolicyRuleCodec.content(entry));
  }

  Response<EventId> clear(Measure measure) {
    return send(measure, Json.Obj.EMPTY);
  }

  private Response<EventId> send(Measure measure, Json.Obj content) {
    Subject subject = measure.subject();
    String type = PolicyRuleCodec.type(subject).orElseThrow();
    recorder.recordMeasure(measure);
    return send(type, PolicyRuleCodec.stateKey(subject), content);
  }

  /** Empties a piece of state that no measure is about. */
  Response<EventId> clear(StateEvent event) {
    return send(event.type(), event.stateKey(), Json.Obj.EMPTY);
  }

  private Response<EventId> send(String type, String stateKey, Json.Obj content) {
    Response<EventId> answer = homeserver.sendState(room.id, type, stateKey, content);
    if (answer instanceof Response.Done<EventId>(EventId event)) {
      room.add(new StateEvent(type, stateKey, room.self, event, content));
    }
    return answer;
  }

  /** A refusal is asked again after the next reading back; a delay is passed on. */
  PublishResult failed(Measure measure, Response<EventId> answer, Instant now) {
    if (answer instanceof Response.Refused<EventId>) {
      recorder.recordIfNew(measure, Status.REFUSED, answer.why(), now);
      return new PublishResult.Blocked();
    }
    recorder.recordIfNew(measure, Status.RETRYING, answer.why(), now);
    return new PublishResult.Failed(answer);
  }
}
