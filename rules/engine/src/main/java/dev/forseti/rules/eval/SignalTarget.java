package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a rule speaks of. */
public enum SignalTarget {
  SENDER,
  SERVER,
  ROOM,
  LINK,
  CAMPAIGN,
  TARGET,
  MENTIONED;

  /** The name in packs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The variables that tell the subject. */
  public Set<Variable> reads() {
    return switch (this) {
      case SENDER, ROOM -> Set.of();
      case SERVER -> Set.of(Variable.SENDER_KIND);
      case LINK -> Set.of(Variable.LINK_DOMAIN);
      case CAMPAIGN -> Set.of(Variable.TEXT_SKETCH);
      case TARGET -> Set.of(Variable.MEMBER_TARGET);
      case MENTIONED -> Set.of(Variable.MENTIONS_FIRST);
    };
  }

  /**
   * The subject of an event; null when it has none of this kind. In a room that nobody protects its
   * owner chooses who speaks: what happens there says nothing of anybody but the sender.
   */
  @Nullable Subject of(RoomEvent event, FeatureVector values) {
    if (this != SENDER && values.number(Variable.ROOM_PROTECTED.slot()) != 1) {
      return null;
    }
    return switch (this) {
      case SENDER -> Subject.user(event.sender());
      case SERVER -> ofABridge(values) ? null : Subject.server(event.originServer());
      case ROOM -> Subject.room(event.roomId());
      case LINK -> named(Subject.Kind.LINK, values.text(Variable.LINK_DOMAIN.slot()));
      case CAMPAIGN -> named(Subject.Kind.CAMPAIGN, values.text(Variable.TEXT_SKETCH.slot()));
      case TARGET -> user(values.text(Variable.MEMBER_TARGET.slot()));
      case MENTIONED -> user(values.text(Variable.MENTIONS_FIRST.slot()));
    };
  }

  /** Many people share a bridge's server: it gets no signal for what one of them did. */
  private static boolean ofABridge(FeatureVector values) {
    String kind = values.text(Variable.SENDER_KIND.slot());
    return "ghost".equals(kind) || "bridge".equals(kind);
  }

  /** The subject of that id; none when it can be none. */
  private static @Nullable Subject named(Subject.Kind kind, @Nullable String id) {
    try {
      return id == null ? null : new Subject(kind, id);
    } catch (IllegalArgumentException tooLong) {
      return null;
    }
  }

  /** The user of that id; none when it is no user id. */
  private static @Nullable Subject user(@Nullable String id) {
    return id == null ? null : UserId.read(id).map(Subject::user).orElse(null);
  }
}
