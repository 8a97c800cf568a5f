package dev.forseti.admin;

import dev.forseti.runtime.config.ConfigValues;
import java.util.Optional;

/**
 * The console's PostgreSQL.
 *
 * @param url JDBC URL, which may hold a password too
 * @param user user of it
 * @param password password of that user
 */
public record DatabaseConfig(String url, String user, String password) {
  /** The one that the configuration names; none for the one beside this process. */
  public static Optional<DatabaseConfig> of(ConfigValues values) {
    return values.isSet(AdminOptions.DATABASE_URL)
        ? Optional.of(
            new DatabaseConfig(
                values.get(AdminOptions.DATABASE_URL),
                values.get(AdminOptions.DATABASE_USER),
                values.get(AdminOptions.DATABASE_PASSWORD)))
        : Optional.empty();
  }

  /** The text with each password masked that a JDBC URL in it holds. */
  public static String masked(String text) {
    return text.replaceAll("(?i)(password=)[^&\\s]*", "$1***")
        .replaceAll("(://[^/?@:\\s]*:)[^?\\s]*@", "$1***@");
  }

  /** Without passwords. */
  @Override
  public String toString() {
    return "DatabaseConfig[" + masked(url) + ", " + user + "]";
  }
}
