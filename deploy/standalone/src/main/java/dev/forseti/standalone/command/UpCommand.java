package dev.forseti.standalone.command;

import dev.forseti.admin.AdminOptions;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.DataFolder;
import dev.forseti.standalone.service.ForsetiService;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs Forseti until it is interrupted. */
@Command(
    name = "up",
    description = "Run Forseti until Ctrl-C.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./forseti up --config /etc/forseti.yaml"})
public final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  UpCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ForsetiConfig config;
    ForsetiService.Started started;
    try {
      config = file.read();
      DataFolder.sendTemporaryTo(config.data());
      started =
          ForsetiService.start(config, out::println, InstantSource.system(), new SecureRandom());
    } catch (ConfigProblems wrong) {
      wrong.problems().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    out.println("The console is at " + started.console());
    out.println(signIn(config, started.adminName()));
    out.println("Ctrl-C stops.");
    out.flush();
    new CountDownLatch(1).await(); // a signal ends the process, and the service before it
    return 0;
  }

  /** Never the password: what is printed may be kept in a journal that others read. */
  static String signIn(ForsetiConfig config, String name) {
    return config.get(AdminOptions.ADMIN_PASSWORD).isPresent()
        ? "Sign in as %s with the configured password.".formatted(name)
        : "Sign in as %s with the password in the file %s, which only its owner can read."
            .formatted(name, ForsetiService.adminPasswordFile(config));
  }
}
