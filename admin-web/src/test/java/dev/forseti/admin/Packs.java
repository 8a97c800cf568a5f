package dev.forseti.admin;

import dev.forseti.model.RulePack;
import java.util.Map;

/** Rules that the console knows of in tests. */
final class Packs {
  static final RulePack LINKS =
      new RulePack(
          "links",
          """
          pack: links
          about: Links.
          rules:
            - id: many-links
              when: links.count > 3
              signal: {about: sender, weight: 1.0, harm: m.spam, because: "links"}
              mode: suggest
            - id: shapeless
              when: event.malformed
              signal: {about: sender, weight: 1.0, harm: m.spam, because: "no text"}
              mode: suggest
          """,
          Map.of());

  /** One rule does not compile, one has expired, one counter is used by nothing. */
  static final RulePack ILL =
      new RulePack(
          "ill",
          """
          pack: ill
          counters:
            idle: {count: events, by: [room]}
          rules:
            - id: misspelt
              when: links.cuont > 3
              signal: {weight: 1.0, because: "links"}
            - id: of-last-year
              when: links.count > 3
              signal: {weight: 1.0, because: "links"}
              expires: 2020-01-31
          """,
          Map.of());

  private Packs() {}
}
