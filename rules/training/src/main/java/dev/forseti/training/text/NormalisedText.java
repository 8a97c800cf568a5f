package dev.forseti.training.text;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.SenderHistory;
import dev.forseti.features.Variable;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A text as rules see it, read by the code that reads events: what is learned is what is asked. */
public final class NormalisedText {
  private NormalisedText() {}

  /** The text that {@code text.body} is of a message with this body. */
  public static String of(String text) {
    var values = new FeatureVector(Variable.count());
    var content =
        new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text)));
    FeatureReader.read(event(content), SenderHistory.startingAt(0), 0, values);
    return Objects.requireNonNullElse(values.text(Variable.TEXT_BODY.slot()), "");
  }

  private static RoomEvent event(Json.Obj content) {
    return new RoomEvent(
        new EventId("$text"),
        new RoomId("!text:training.invalid"),
        "m.room.message",
        null,
        new UserId("@text:training.invalid"),
        Instant.EPOCH,
        Instant.EPOCH,
        content,
        null,
        "training",
        "",
        Set.of(),
        Json.Obj.EMPTY);
  }
}
