package dev.forseti.scoring;

import dev.forseti.model.RulePack;
import java.util.Map;

/** Packs that notice much of an {@link EventStream}. */
public final class TestPacks {
  /** Reads only what is known of the sender; so it does not matter what others did before. */
  public static final RulePack SENDERS =
      pack(
          "senders",
          """
          pack: senders
          about: What one sender does.
          counters:
            sender_rooms: {count: distinct, of: room, by: [sender], within: 10m}
            pair: {count: events, by: [sender, room], within: 1h}
            sender_links: {sum: links.count, by: [sender], within: 1h}
            longest: {max: text.letters, by: [sender], within: 1h}
            pause: {count: gap, by: [sender], within: 2h}
            known: {count: first_seen, by: [sender], within: 1d}
            domain_of_pair: {count: distinct, of: room, by: [sender, link.domain], within: 1h}
          groups:
            linking: {cap: 6.0}
          rules:
            - id: link-flood
              when: sender_links >= 5 && sender.age < duration("2h")
              signal: {about: sender, weight: 2.7, group: linking, harm: m.spam, because: "{sender_links} links"}
              mode: act
            - id: many-rooms
              when: sender_rooms >= 3 && pause < duration("5m")
              signal: {about: sender, weight: 1.7, repeat: add, group: linking, harm: m.spam, because: "{sender_rooms} rooms"}
              mode: suggest
            - id: domain-in-rooms
              when: domain_of_pair >= 2
              signal: {about: sender, weight: 2.0, harm: m.spam, because: "in {domain_of_pair} rooms"}
              mode: act
            - id: quick-newcomer
              when: known < duration("10m") && pair >= 2 && longest >= 20
              signal: {about: sender, weight: 0.8, harm: m.spam, because: "{pair} events, {longest} letters"}
              mode: observe
            - id: regular
              when: sender.messages >= 20
              signal: {about: sender, weight: -1.0, harm: m.spam, because: "has written {sender.messages} messages"}
              mode: observe
          """);

  /** Reads what many do together. */
  public static final RulePack WAVES =
      pack(
          "waves",
          """
          pack: waves
          about: What senders do together.
          counters:
            same_text: {count: distinct, of: sender, by: [text.fingerprint], within: 1h, where: text.letters >= 20}
            room_events: {count: events, by: [room], within: 10m}
            room_senders: {count: distinct, of: sender, by: [room], within: 10m}
            same_link: {count: events, by: [link.domain], within: 1h}
            server_new: {count: distinct, of: sender, by: [server], within: 1h, where: sender.messages < 2}
          groups:
            repetition: {cap: 6.0}
            together: {cap: 9.0}
          rules:
            - id: copy-paste
              when: same_text >= 3 && sender.messages < 40
              signal: {about: sender, weight: 3.1, group: repetition, harm: m.spam,
                       because: "the same text from {same_text} senders"}
              mode: suggest
            - id: pushed-link
              when: same_link >= 8 && sender.age < duration("1d")
              signal: {about: link, weight: 0.9, repeat: add, group: together, harm: m.spam, because: "{same_link} times"}
              mode: suggest
            - id: campaign
              when: same_text >= 4
              signal: {about: campaign, weight: 1.1, repeat: add, group: together, harm: m.spam, because: "{same_text} senders"}
              mode: suggest
            - id: busy-room
              when: room_events >= 60 && room_senders >= 10
              signal: {about: room, weight: 0.2, repeat: add, group: together, harm: m.spam, because: "{room_events} events"}
              mode: observe
            - id: new-server
              when: server_new >= 5 && server.age < duration("7d")
              signal: {about: server, weight: 0.3, repeat: add, group: together, harm: m.spam, because: "{server_new} new"}
              mode: suggest
          """);

  private TestPacks() {}

  public static RulePack pack(String name, String text) {
    return new RulePack(name, text, Map.of());
  }
}
