package dev.forseti.standalone.command;

import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.PreviewReader;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.watch.ListPreview;
import dev.forseti.policy.watch.WatchedList;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.http.Response;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.HomeserverAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a list by way of the homeserver and tells what would follow if it were applied. */
@Command(
    name = "preview",
    description = "Tell whom a list of others would hit here if it were applied.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Forseti's user joins the list's room and stays in it; nobody is banned. The community is"
          + " that of the configuration.",
      "Example: ./forseti lists preview '#spam-bl:example.org' --config forseti.yaml"
    })
public final class ListsPreviewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ROOM",
      description = "The list: its room's id or alias, in single quotes.")
  private String room;

  @Mixin private ConfigFile file;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  ListsPreviewCommand() {}

  @Override
  public Integer call() throws Exception {
    ForsetiConfig config;
    try {
      config = file.read();
    } catch (ConfigProblems wrong) {
      wrong.problems().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    if (config.isSimulated()) {
      throw new IOException("a list is read by way of a homeserver: set homeserver.url");
    }
    PolicyConfig policy = PolicyConfig.of(config.values());
    WatchedList list = list(policy);
    HomeserverClient homeserver = HomeserverAccess.of(config);
    try {
      var reader = new PreviewReader(homeserver, policy);
      Response<ListPreview> answer = reader.read(list, Instant.now());
      if (!(answer instanceof Response.Done<ListPreview>(ListPreview preview))) {
        throw new IOException("the list " + room + " cannot be read: " + answer.why());
      }
      PrintWriter out = spec.commandLine().getOut();
      var report = new PreviewReport(list, preview, reader.unread());
      out.print(json ? report.json() + "\n" : report.text());
      out.flush();
      return 0;
    } finally {
      if (homeserver instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  /** As it is watched already, or as it would be by default. */
  private WatchedList list(PolicyConfig policy) throws IOException {
    for (WatchedList watched : policy.watch().lists()) {
      if (watched.name().equals(room)) {
        return watched;
      }
    }
    try {
      return WatchedList.read(room + " mode=suggest");
    } catch (IllegalArgumentException noList) {
      throw new IOException(
          "'" + Columns.printable(room) + "' is no room's id or alias like #spam-bl:example.org",
          noList);
    }
  }
}
