package dev.forseti.e2e.console;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts invented events and conclusions into the topics, as the taps and scoring would. */
final class Script implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private int events;
  private int entries;

  Script(String kafka) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** How many events were put in so far. */
  int events() {
    return events;
  }

  <T> void put(Topic<T> topic, T value) {
    producer.send(
        new ProducerRecord<>(topic.name(), topic.key().apply(value), topic.codec().encode(value)));
  }

  /** An entry about users in a list that is watched. */
  void listed(String list, String entity, String said, String reason, Instant at) {
    int number = entries++;
    var content =
        new Json.Obj(
            Map.of(
                "entity", new Json.Str(entity),
                "recommendation", new Json.Str(said),
                "reason", new Json.Str(reason)));
    var event =
        new ListEvent(
            new RoomId("!list:lists.example"),
            "m.policy.rule.user",
            "rule " + number,
            new UserId("@keeper:lists.example"),
            new EventId("$entry" + number),
            at,
            content,
            false);
    put(Topics.LISTS, new WatchedEvent(list, event, WatchedEvent.Use.IN_FORCE, ""));
  }

  /** A record that no codec reads. */
  void putNonsense(Topic<?> topic) {
    producer.send(
        new ProducerRecord<>(topic.name(), "?", "not json".getBytes(StandardCharsets.UTF_8)));
  }

  /** Waits until Kafka has all of it. */
  void flush() {
    producer.flush();
  }

  EventId say(String room, String user, Instant at, String text) {
    return event(
        room,
        user,
        at,
        "m.room.message",
        null,
        Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text)),
        null,
        Set.of());
  }

  EventId picture(String room, String user, Instant at, String name) {
    return event(
        room,
        user,
        at,
        "m.room.message",
        null,
        Map.of(
            "msgtype", new Json.Str("m.image"),
            "body", new Json.Str(name),
            "url", new Json.Str("mxc://driftwood.example/abcdef"),
            "info", new Json.Obj(Map.of("size", new Json.Int(219_136)))),
        null,
        Set.of());
  }

  EventId encrypted(String room, String user, Instant at, int size) {
    return event(
        room,
        user,
        at,
        "m.room.encrypted",
        null,
        Map.of(
            "algorithm", new Json.Str("m.megolm.v1.aes-sha2"),
            "ciphertext", new Json.Str("A".repeat(size))),
        null,
        Set.of(EventFlag.ENCRYPTED));
  }

  void join(String room, String user, Instant at, String name) {
    event(
        room,
        user,
        at,
        "m.room.member",
        user,
        Map.of("membership", new Json.Str("join"), "displayname", new Json.Str(name)),
        null,
        Set.of());
  }

  void redact(String room, String user, Instant at, EventId target) {
    event(room, user, at, "m.room.redaction", null, Map.of(), target, Set.of());
  }

  private EventId event(
      String room,
      String user,
      Instant at,
      String type,
      @Nullable String stateKey,
      Map<String, Json> content,
      @Nullable EventId redacts,
      Set<EventFlag> flags) {
    var id = new EventId("$stage" + ++events);
    Instant millis = Instant.ofEpochMilli(at.toEpochMilli());
    put(
        Topics.EVENTS,
        new RoomEvent(
            id,
            new RoomId(room),
            type,
            stateKey,
            new UserId(user),
            millis,
            millis,
            new Json.Obj(content),
            redacts,
            "stage",
            Integer.toString(events),
            flags,
            Json.Obj.EMPTY));
    return id;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
