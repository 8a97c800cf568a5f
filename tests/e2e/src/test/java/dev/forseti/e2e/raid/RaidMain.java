package dev.forseti.e2e.raid;

import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseInstall.Unavailable;
import dev.forseti.model.Decision;
import java.nio.file.Files;
import java.nio.file.Path;

/** The raid at full size, for people: prints what it counts, and fails when a promise is broken. */
final class RaidMain {
  private static final int ROOMS = 5;
  private static final int MEMBERS = 40;

  private RaidMain() {}

  /** Takes the number of accounts, that of their adverts, and LIST or CLEAR. */
  public static void main(String[] args) throws Exception {
    var plan =
        new RaidPlan(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            ROOMS,
            MEMBERS,
            Texts.HARMLESS.size(),
            Decision.Kind.valueOf(args[2]),
            true);
    Path folder = Files.createTempDirectory("forseti-raid");
    System.out.println("raid: in " + folder);
    RaidReport report = RaidRun.play(installed(), folder, plan);
    System.out.println(report.table());
    report.broken().forEach(each -> System.out.println("BROKEN: " + each));
    System.exit(report.broken().isEmpty() ? 0 : 1);
  }

  static Installed installed() {
    Path build = Path.of(System.getProperty("synapse.build-folder", "../../deploy/demo/target"));
    return switch (SynapseInstall.under(build).ensure(System.out::println)) {
      case Installed there -> there;
      case Unavailable missing -> throw new AssertionError(missing.reason());
    };
  }
}
