package dev.forseti.fuzz;

import dev.forseti.policy.homeserver.HomeserverReply;
import dev.forseti.policy.publish.ReadEntry;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is fuzzed, by the name under which it is run and its corpus is kept. */
public enum Target {
  /** An event of a homeserver, up to what the rules say of it. */
  EVENT(ScoredEvent::new),
  /** The body of a transaction. */
  TRANSACTION(() -> WholeTransaction::run),
  /** Raw bytes at the port where the homeserver sends transactions. */
  HTTP(TapConnection::new),
  /** A record of any topic, whose place among them is the first byte. */
  RECORD(() -> TopicRecord::run),
  /** What a homeserver answers about the state of a room. */
  REPLY(() -> HomeserverReply::run),
  /** An entry in the policy room. */
  ENTRY(() -> ReadEntry::run),
  /** A rule pack. */
  PACK(() -> PackText::run),
  /** A rule's condition, which then sees an event. */
  CONDITION(() -> ConditionText::run),
  /** A glob and an id, apart by a line feed. */
  GLOB(() -> Glob::run),
  /** A configuration file. */
  SETTINGS(() -> SettingsText::run);

  private final Supplier<Consumer<byte[]>> maker;

  Target(Supplier<Consumer<byte[]>> maker) {
    this.maker = maker;
  }

  /** A target that has seen nothing. */
  public Consumer<byte[]> create() {
    return maker.get();
  }
}
