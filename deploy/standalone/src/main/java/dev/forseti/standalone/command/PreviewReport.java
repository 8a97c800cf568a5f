package dev.forseti.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.policy.watch.ListPreview;
import dev.forseti.policy.watch.WatchedList;
import dev.forseti.wire.JsonText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the preview of a list says, for people or for programs.
 *
 * @param unread rooms of the community that could not be read, and why
 */
record PreviewReport(WatchedList list, ListPreview preview, Map<RoomId, String> unread) {
  /** So many are named one by one; the rest is a number. */
  private static final int SHOWN = 20;

  String text() {
    StringBuilder out = new StringBuilder();
    out.append("The list ").append(Columns.printable(list.name()));
    out.append(" has ").append(preview.entries()).append(" entries in force.\n");
    Columns counts = new Columns("lr");
    preview.byKind().forEach((kind, count) -> counts.row(kind, "" + count));
    preview.unusable().forEach((why, count) -> counts.row("unusable: " + why, "" + count));
    out.append(counts.text("  "));
    out.append("Members of your rooms whom it names: ").append(preview.named().size());
    out.append(", of them it would ban ").append(preview.banned().size()).append(".\n");
    names(out, preview.banned());
    if (!preview.servers().isEmpty()) {
      out.append("Servers of those whom it names:\n");
      Columns servers = new Columns("lr");
      preview.servers().entrySet().stream()
          .limit(SHOWN)
          .forEach(each -> servers.row(each.getKey(), "" + each.getValue()));
      out.append(servers.text("  "));
      rest(out, preview.servers().size());
    }
    out.append("Of those with power here it names ");
    out.append(preview.moderators().size()).append("; they would be spared.\n");
    names(out, preview.moderators());
    out.append("Entries that would be set aside: ").append(preview.quarantined().size());
    out.append(".\n");
    Columns aside = new Columns("ll");
    preview.quarantined().entrySet().stream()
        .limit(SHOWN)
        .forEach(each -> aside.row(each.getKey(), each.getValue()));
    out.append(aside.text("  "));
    rest(out, preview.quarantined().size());
    new TreeMap<>(unread)
        .forEach(
            (room, why) ->
                out.append("The room ")
                    .append(room)
                    .append(" could not be read: ")
                    .append(Columns.printable(why))
                    .append("\n"));
    return out.toString();
  }

  private static void names(StringBuilder out, Collection<?> names) {
    names.stream()
        .limit(SHOWN)
        .forEach(each -> out.append("  ").append(Columns.printable("" + each)).append('\n'));
    rest(out, names.size());
  }

  private static void rest(StringBuilder out, int all) {
    if (all > SHOWN) {
      out.append("  and ").append(all - SHOWN).append(" more\n");
    }
  }

  String json() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("list", new Json.Str(list.name()));
    fields.put("rooms", texts(preview.rooms()));
    fields.put("entries", new Json.Int(preview.entries()));
    fields.put("by_kind", numbers(preview.byKind()));
    fields.put("unusable", numbers(preview.unusable()));
    fields.put("members", texts(preview.named()));
    fields.put("banned", texts(preview.banned()));
    fields.put("servers", numbers(preview.servers()));
    fields.put("moderators", texts(preview.moderators()));
    Map<String, Json> aside = new LinkedHashMap<>();
    preview.quarantined().forEach((entity, why) -> aside.put(entity, new Json.Str(why)));
    fields.put("set_aside", new Json.Obj(aside));
    fields.put("unread_rooms", texts(new TreeMap<>(unread).keySet()));
    return new String(JsonText.write(new Json.Obj(fields)), UTF_8);
  }

  private static Json texts(Collection<?> values) {
    return new Json.Arr(values.stream().<Json>map(each -> new Json.Str("" + each)).toList());
  }

  private static Json numbers(Map<?, Integer> values) {
    Map<String, Json> fields = new TreeMap<>();
    values.forEach((key, count) -> fields.put("" + key, new Json.Int(count)));
    return new Json.Obj(fields);
  }
}
