package dev.forseti.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.runtime.config.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/**
 * How Kafka's clients sign in and encrypt, as a file in their own format says it. Only such
 * settings are taken: all others are Forseti's. No problem shows a secret.
 */
final class ClientProperties {
  private static final List<String> PREFIXES = List.of("security.", "sasl.", "ssl.");
  private static final String LOCATION = ".location";
  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private final ConfigDef known = AdminClientConfig.configDef();
  private final Path file;
  private final Consumer<String> problems;

  private ClientProperties(Path file, Consumer<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * The settings in the file, by Kafka's names.
   *
   * @param problems takes each thing that is wrong with it; then nothing is to be made of the rest
   */
  static Map<String, String> read(Path file, Consumer<String> problems) {
    return new ClientProperties(file, problems).read();
  }

  private Map<String, String> read() {
    Map<String, String> settings = new TreeMap<>();
    if (!Files.isRegularFile(file)) {
      problems.accept("there is no file " + file);
      return settings;
    }
    try {
      if (isOpenToAll()) {
        problems.accept("every user of this machine may read %1$s: chmod o= %1$s".formatted(file));
      }
      Properties found = new Properties();
      try (Reader text = Files.newBufferedReader(file, UTF_8)) {
        found.load(text);
      }
      found.stringPropertyNames().forEach(it -> settings.put(it, found.getProperty(it)));
    } catch (IOException | IllegalArgumentException unreadable) {
      problems.accept(
          file + " cannot be read as properties (" + unreadable.getClass().getSimpleName() + ")");
    }
    settings.keySet().forEach(this::checkName);
    known.validate(settings).forEach(it -> checkValue(it, settings));
    checkSignIn(settings);
    return settings;
  }

  private boolean isOpenToAll() throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null
        && view.readAttributes().permissions().stream().anyMatch(TOO_OPEN::contains);
  }

  private void checkSignIn(Map<String, String> settings) {
    boolean signsIn = settings.getOrDefault("security.protocol", "").startsWith("SASL");
    String jaas = settings.get(SaslConfigs.SASL_JAAS_CONFIG);
    if (signsIn && jaas != null) {
      try {
        Object unused =
            JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas)));
      } catch (IllegalArgumentException wrong) { // its message may hold a part of a password
        problems.accept("'sasl.jaas.config' is not as Kafka's clients take it");
      }
    } else if (signsIn) {
      problems.accept("'sasl.jaas.config' is missing: security.protocol asks for a sign-in");
    }
  }

  private void checkName(String name) {
    if (PREFIXES.stream().noneMatch(name::startsWith)) {
      problems.accept("'" + name + "' is not taken, only settings of security, sasl and ssl are");
    } else if (!known.names().contains(name)) {
      problems.accept("'" + name + "' is no setting of Kafka's clients" + instead(name));
    }
  }

  private String instead(String name) {
    return NearestName.to(name, known.names().stream())
        .map(it -> "; did you mean '" + it + "'?")
        .orElse("");
  }

  private void checkValue(ConfigValue value, Map<String, String> settings) {
    String text = settings.get(value.name());
    ConfigDef.ConfigKey key = known.configKeys().get(value.name());
    if (text == null || key == null) {
      return;
    }
    boolean isSecret = key.type() == ConfigDef.Type.PASSWORD;
    if (!value.errorMessages().isEmpty()) {
      problems.accept(
          "'%s' is not as Kafka's clients take it%s"
              .formatted(
                  value.name(), isSecret ? "" : ": " + String.join("; ", value.errorMessages())));
    } else if (value.name().endsWith(LOCATION) && !Files.isReadable(Path.of(text))) {
      problems.accept("'" + value.name() + "' names no file that can be read: " + text);
    }
  }
}
