package dev.forseti.policy.filter;

import dev.forseti.model.ServerName;
import dev.forseti.runtime.config.BoundedTypes;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.OptionTypes;
import java.util.List;

/** What an operator may say of the filters of room owners. */
public final class FilterOptions {
  private static final int USUAL_ROOMS = 200;

  /** For whom. */
  public static final ConfigOption<List<ServerName>> SERVERS =
      ConfigOption.of(
          "filters.servers",
          OptionTypes.list("names of servers like example.org", ServerName::new),
          "",
          "Servers whose users may invite Forseti into a room and switch a filter on there,"
              + " separated by commas; without any, no filters are offered");

  /** How many. */
  public static final ConfigOption<Integer> MOST_ROOMS =
      ConfigOption.of(
          "filters.most-rooms",
          BoundedTypes.whole(1, FilterConfig.MOST),
          Integer.toString(USUAL_ROOMS),
          "Most rooms that may have a filter; an invitation beyond that is left alone");

  private FilterOptions() {}
}
