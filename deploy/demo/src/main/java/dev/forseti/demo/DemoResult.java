package dev.forseti.demo;

import dev.forseti.demo.homeserver.RecordedHomeserver;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of the demo.
 *
 * @param homeserver what played it
 * @param events how many events the tap took
 * @param listed attackers who came into the policy room
 * @param listedAfterMs the longest time from an attacker's decisive event, handed to the
 *     homeserver, to its entry, seen by a member of the policy room; -1 when none was listed
 * @param hamListed others in the policy room
 * @param cases attackers with a case in the console
 * @param undone entries that a moderator took out again
 * @param filtered messages that the filter of a room's owner removed; 0 without a real homeserver
 * @param invitesRejected invitations by a listed attacker that were rejected for whom they were
 *     made to; 0 without a real homeserver
 * @param readyMs how long Forseti took to start
 * @param memoryMib resident memory of Forseti with its database; null where the system hides it
 */
public record DemoResult(
    String homeserver,
    long events,
    int listed,
    long listedAfterMs,
    int hamListed,
    int cases,
    int undone,
    int filtered,
    int invitesRejected,
    long readyMs,
    @Nullable Long memoryMib) {
  /** The longest time to an entry that a demo may show, in milliseconds. */
  private static final long PROMISED_MS = 2_000;

  /** What did not come as it should; empty when all did. */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    check(failures, listed > 0, "no attacker came into the policy room");
    check(failures, hamListed == 0, hamListed + " others came into the policy room");
    check(failures, listedAfterMs >= 0, "no decisive event of a listed attacker is known");
    check(failures, listedAfterMs <= PROMISED_MS, "an entry took " + listedAfterMs + " ms");
    check(failures, cases >= listed, "only " + cases + " of " + listed + " have a case");
    check(failures, undone > 0, "the moderator's decision took no entry out");
    boolean hasOwner = !homeserver.equals(RecordedHomeserver.NAME);
    check(failures, filtered > 0 || !hasOwner, "the filter of a room's owner removed nothing");
    check(failures, invitesRejected > 0 || !hasOwner, "no invitation by an attacker was rejected");
    return failures;
  }

  private static void check(List<String> failures, boolean holds, String failure) {
    if (!holds) {
      failures.add(failure);
    }
  }

  /** On one line. */
  public String json() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("homeserver", new Json.Str(homeserver));
    fields.put("events", new Json.Int(events));
    fields.put("listed", new Json.Int(listed));
    fields.put("listed_after_ms", new Json.Int(listedAfterMs));
    fields.put("ham_listed", new Json.Int(hamListed));
    fields.put("cases", new Json.Int(cases));
    fields.put("undone", new Json.Int(undone));
    fields.put("filtered", new Json.Int(filtered));
    fields.put("invites_rejected", new Json.Int(invitesRejected));
    fields.put("ready_ms", new Json.Int(readyMs));
    fields.put("memory_mib", memoryMib == null ? Json.Null.NULL : new Json.Int(memoryMib));
    return JsonText.string(new Json.Obj(fields));
  }
}
