package dev.forseti.demo.synapse;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one Synapse in its folder. Written anew before each start, except its key, secrets
 * and database.
 *
 * @param folder an absolute path
 */
record SynapseFiles(Path folder) {
  /** Makes what is missing and writes the configuration. */
  void write(SynapseConfig config, int port) throws IOException {
    Files.createDirectories(folder);
    if (Files.notExists(path("signing.key"))) {
      String seed = PrivateFiles.secret(path("signing-seed"));
      PrivateFiles.write(path("signing.key"), "ed25519 a_local " + seed + "\n");
    }
    Files.writeString(
        path("log.yaml"),
        """
        version: 1
        formatters: {line: {format: "%%(asctime)s %%(levelname)s %%(name)s %%(message)s"}}
        handlers: {file: {class: logging.FileHandler, filename: %s, formatter: line}}
        root: {level: INFO, handlers: [file]}
        disable_existing_loggers: false
        """
            .formatted(quoted(log().toString())));
    PrivateFiles.write(
        config(),
        """
        server_name: %s
        public_baseurl: "http://127.0.0.1:%d/"
        pid_file: %s
        signing_key_path: %s
        log_config: %s
        media_store_path: %s
        report_stats: false
        registration_shared_secret: %s
        macaroon_secret_key: %s
        form_secret: %s
        bcrypt_rounds: 4
        trusted_key_servers: []
        suppress_key_server_warning: true
        presence: {enabled: false}
        enable_registration: false
        allow_public_rooms_without_auth: false
        listeners:
          - {port: %d, bind_addresses: ['127.0.0.1'], type: http, tls: false, x_forwarded: false,
             resources: [{names: [client], compress: false}]}
        database: {name: sqlite3, args: {database: %s}}
        app_service_config_files: %s
        rc_message: &r {per_second: 100000, burst_count: 100000}
        rc_registration: *r
        rc_login: {address: *r, account: *r, failed_attempts: *r}
        rc_admin_redaction: *r
        rc_joins: {local: *r, remote: *r}
        rc_joins_per_room: *r
        rc_invites: {per_room: *r, per_user: *r, per_issuer: *r}
        rc_reports: *r
        rc_room_creation: *r
        """
            .formatted(
                quoted(config.serverName().value()),
                port,
                quoted(path("homeserver.pid").toString()),
                quoted(path("signing.key").toString()),
                quoted(path("log.yaml").toString()),
                quoted(path("media").toString()),
                quoted(registrationSecret()),
                quoted(PrivateFiles.secret(path("macaroon-secret"))),
                quoted(PrivateFiles.secret(path("form-secret"))),
                port,
                quoted(path("homeserver.db").toString()),
                registrations(config.appServices())));
  }

  /** The key to the registration of users; the same as long as the folder lives. */
  String registrationSecret() throws IOException {
    return PrivateFiles.secret(path("registration-secret"));
  }

  Path config() {
    return path("homeserver.yaml");
  }

  /** What Synapse logs. */
  Path log() {
    return path("homeserver.log");
  }

  /** What its process prints: mostly why it did not start. */
  Path console() {
    return path("console.log");
  }

  /** Held by the process that runs this Synapse. */
  Path lock() {
    return path("lock");
  }

  /** The process id of the Synapse that was started last. */
  Path process() {
    return path("process");
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private static String registrations(List<Path> files) {
    return JsonText.string(
        new Json.Arr(files.stream().<Json>map(file -> new Json.Str(file.toString())).toList()));
  }

  private static String quoted(String text) {
    return JsonText.string(new Json.Str(text));
  }
}
