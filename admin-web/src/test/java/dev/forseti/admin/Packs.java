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
          """,
          Map.of());

  private Packs() {}
}
