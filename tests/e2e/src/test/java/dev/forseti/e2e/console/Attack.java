package dev.forseti.e2e.console;

import dev.forseti.model.EventId;
import dev.forseti.model.Standing;
import java.time.Instant;
import java.util.Map;

/** A spammer who goes from room to room, as the events and the verdicts on them. */
final class Attack {
  private final Script script;
  private final Instant now;

  Attack(Script script, Instant now) {
    this.script = script;
    this.now = now;
  }

  void spammer() {
    script.join(Talk.GARDEN, Talk.SPAMMER, ago("9H"), "Harbour Bargains");
    script.say(
        Talk.GARDEN, Talk.id("Juno"), ago("31M"), "has anyone grown beans on a north balcony?");
    script.say(
        Talk.GARDEN, Talk.id("Bram"), ago("30M"), "runner beans, yes. keep them out of the wind");
    String offer = "Half price lamps, today only! Order at harbour-bargains.example/lamp";
    EventId first = script.say(Talk.GARDEN, Talk.SPAMMER, ago("29M"), offer);
    script.say(Talk.GARDEN, Talk.id("Juno"), ago("28M"), "… those are not beans");
    script.join(Talk.HELP, Talk.SPAMMER, ago("27M"), "Harbour Bargains");
    script.say(Talk.HELP, Talk.id("Wren"), ago("26M"), "which port does the relay use by default?");
    EventId second = script.say(Talk.HELP, Talk.SPAMMER, ago("25M"), offer.replace("Half", "HaIf"));
    script.redact(Talk.HELP, Talk.id("Sanne"), ago("24M"), second);
    script.say(Talk.HELP, Talk.id("Sanne"), ago("23M"), "removed. it is 8448, wren");
    EventId third = script.picture(Talk.BIKES, Talk.SPAMMER, ago("20M"), "lamp-offer.png");
    for (int i = 0; i < 9; i++) {
      script.say(Talk.BIKES, Talk.SPAMMER, ago(19 - i + "M"), offer + "?" + i);
    }
    Finding watch =
        Finding.ofUser(Talk.SPAMMER, Talk.GARDEN, "m.spam")
            .rule(
                "link-flood-new-account",
                "linking",
                3.6,
                3.6,
                ago("29M"),
                first,
                "4 links within ten minutes from a new account",
                Map.of("sender_links", "4", "links.count", "1", "sender.messages", "3"));
    watch.put(script, Standing.NONE, Standing.WATCH, ago("29M"));
    watch.rule(
        "copy-paste-wave",
        "repetition",
        4.2,
        4.2,
        ago("25M"),
        second,
        "the same text from 6 senders within an hour",
        Map.of("same_text_senders", "6", "text.letters", "51", "sender.messages", "4"));
    watch.put(script, Standing.WATCH, Standing.REVIEW, ago("25M"));
    watch
        .rule(
            "domain-pushed-by-new-senders",
            "linking",
            2.5,
            2.4,
            ago("25M"),
            second,
            "5 new senders link to harbour-bargains.example within an hour",
            Map.of("domain_new_senders", "5", "link.domain", "harbour-bargains.example"))
        .rule(
            "answered-by-members",
            "",
            -1.4,
            -1.4,
            ago("28M"),
            first,
            "members of good standing answer",
            Map.of("replies_by_members", "3"));
    watch.put(script, Standing.REVIEW, Standing.REVIEW, ago("20M"));
    watch.rule(
        "many-rooms-fast",
        "",
        2.6,
        2.6,
        ago("19M"),
        third,
        "speaks in 3 rooms within ten minutes of joining",
        Map.of("sender_rooms", "3"));
    watch.put(script, Standing.REVIEW, Standing.ACT, ago("19M"));
  }

  private Instant ago(String time) {
    return Instant.ofEpochMilli(Finding.ago(now, time).toEpochMilli());
  }
}
