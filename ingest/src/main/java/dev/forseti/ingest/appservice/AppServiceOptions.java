package dev.forseti.ingest.appservice;

import dev.forseti.model.ServerName;
import dev.forseti.runtime.config.BoundedTypes;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.config.FoundProblems;
import dev.forseti.runtime.config.OptionGroup;
import dev.forseti.runtime.config.OptionType;
import dev.forseti.runtime.config.OptionTypes;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What an operator may say of the homeserver and of the tap that takes its transactions. */
public final class AppServiceOptions {
  private static final List<String> SCHEMES = List.of("http", "https");

  /** Where the homeserver is; none for a simulated one. */
  public static final ConfigOption<Optional<URI>> HOMESERVER_URL =
      ConfigOption.of(
          "homeserver.url",
          OptionTypes.optional("an address like http://127.0.0.1:8008", AppServiceOptions::http),
          "",
          "Client address of the homeserver, like http://127.0.0.1:8008; empty: a simulated one,"
              + " for trying out");

  /** Its own name. */
  public static final ConfigOption<Optional<ServerName>> SERVER_NAME =
      ConfigOption.of(
          "homeserver.server-name",
          OptionTypes.optional(
              "a server name like example.org or example.org:8448", ServerName::new),
          "",
          "Name of the homeserver as in its user ids, like example.org");

  /** What lets us act there; none when the registration's is kept elsewhere. */
  public static final ConfigOption<Optional<String>> AS_TOKEN =
      ConfigOption.of(
              "homeserver.as-token",
              token(),
              "",
              "as_token of the registration, with which Forseti calls the homeserver; empty: the"
                  + " one that './forseti registration' made")
          .secret();

  /** What lets it in here; none when the registration's is kept elsewhere. */
  public static final ConfigOption<Optional<String>> HS_TOKEN =
      ConfigOption.of(
              "homeserver.hs-token",
              token(),
              "",
              "hs_token of the registration, with which the homeserver calls Forseti; empty: the"
                  + " one that './forseti registration' made")
          .secret();

  /** Where the tap listens. */
  public static final ConfigOption<String> HOST =
      ConfigOption.of(
          "tap.host",
          OptionTypes.host(),
          "127.0.0.1",
          "Address on which Forseti listens for the homeserver's events; 0.0.0.0: on all");

  /** The port for it. */
  public static final ConfigOption<Integer> PORT =
      ConfigOption.of(
          "tap.port", BoundedTypes.port(), "8008", "Port for these events; 0: any free one");

  /** All of them. */
  public static final OptionGroup GROUP =
      OptionGroup.of(HOMESERVER_URL, SERVER_NAME, AS_TOKEN, HS_TOKEN, HOST, PORT)
          .checkedBy(AppServiceOptions::check);

  private AppServiceOptions() {}

  private static void check(ConfigValues values, FoundProblems problems) {
    if (values.get(HOMESERVER_URL).isPresent() && !values.isSet(SERVER_NAME)) {
      problems.add("with 'homeserver.url' set, 'homeserver.server-name' must be set too");
    }
    if (!values.isSet(HOMESERVER_URL) && values.isSet(SERVER_NAME)) {
      problems.add(
          "'homeserver.server-name' means nothing without 'homeserver.url': set both, or neither"
              + " to try Forseti out with a simulated homeserver");
    }
    if (values.isSet(AS_TOKEN) != values.isSet(HS_TOKEN)) {
      problems.add(
          "'homeserver.as-token' and 'homeserver.hs-token' must be set both, or none when"
              + " './forseti registration' made them");
    }
  }

  private static OptionType<Optional<String>> token() {
    return OptionTypes.optional(
        Registration.TOKENS,
        text -> {
          if (!Registration.isToken(text)) {
            throw new IllegalArgumentException("no token");
          }
          return text;
        });
  }

  private static URI http(String text) {
    URI address = URI.create(text);
    if (!SCHEMES.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return address;
  }
}
