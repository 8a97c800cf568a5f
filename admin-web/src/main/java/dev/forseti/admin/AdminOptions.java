package dev.forseti.admin;

import dev.forseti.runtime.config.BoundedTypes;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.OptionGroup;
import dev.forseti.runtime.config.OptionType;
import dev.forseti.runtime.config.OptionTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an operator may say of the console and of its database. */
public final class AdminOptions {
  /** Where it listens. */
  public static final ConfigOption<String> HOST =
      ConfigOption.of(
          "console.host",
          OptionTypes.host(),
          "127.0.0.1",
          "Address on which the console listens; 0.0.0.0: on all");

  /** The port for it. */
  public static final ConfigOption<Integer> PORT =
      ConfigOption.of(
          "console.port", BoundedTypes.port(), "8080", "Port of the console; 0: any free one");

  /** Who is believed when it says whom it speaks for. */
  public static final ConfigOption<List<String>> PROXIES =
      ConfigOption.of(
          "console.proxies",
          OptionTypes.list("addresses like 127.0.0.1 or ::1", ProxyAddress::of),
          "",
          "Addresses of reverse proxies before the console, separated by commas: from these alone"
              + " X-Forwarded-For and X-Forwarded-Proto are believed");

  /** The first moderator. */
  public static final ConfigOption<String> ADMIN_NAME =
      ConfigOption.of(
          "console.admin-name",
          OptionTypes.filled("a name"),
          "admin",
          "Name to sign in with at the console");

  /** That moderator's password; none when it is made. */
  public static final ConfigOption<Optional<String>> ADMIN_PASSWORD =
      ConfigOption.of(
              "console.admin-password",
              password(),
              "",
              "Password for that name; empty: made at the first start, in the file admin-password"
                  + " in the data folder")
          .secret();

  /** Where the index of messages is; empty for the one beside. */
  public static final ConfigOption<Optional<Path>> SEARCH_FOLDER =
      ConfigOption.of(
          "console.search-folder",
          OptionTypes.absolutePath(),
          "",
          "Folder for the index of stored messages, made again from the database when it is lost;"
              + " empty: search in the data folder");

  /** Where the database is; empty for the one beside. */
  public static final ConfigOption<String> DATABASE_URL =
      ConfigOption.of(
              "database.url",
              OptionTypes.text(),
              "",
              "JDBC URL of PostgreSQL, like jdbc:postgresql://db.example/forseti; empty: Forseti"
                  + " starts one in the data folder")
          .shownAs(DatabaseConfig::masked);

  /** Its user. */
  public static final ConfigOption<String> DATABASE_USER =
      ConfigOption.of("database.user", OptionTypes.text(), "", "User at that PostgreSQL");

  /** That user's password. */
  public static final ConfigOption<String> DATABASE_PASSWORD =
      ConfigOption.of("database.password", OptionTypes.text(), "", "Password of that user")
          .secret();

  /** All of them. */
  public static final OptionGroup GROUP =
      OptionGroup.of(
          HOST,
          PORT,
          PROXIES,
          ADMIN_NAME,
          ADMIN_PASSWORD,
          SEARCH_FOLDER,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD);

  private AdminOptions() {}

  private static OptionType<Optional<String>> password() {
    return OptionTypes.optional(
        AdminConfig.PASSWORDS,
        text -> {
          if (!AdminConfig.isPassword(text)) {
            throw new IllegalArgumentException("no password");
          }
          return text;
        });
  }
}
