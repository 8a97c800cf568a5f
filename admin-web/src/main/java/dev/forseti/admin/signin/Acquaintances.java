package dev.forseti.admin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** What an account is known by: browsers of people, networks of programs. */
@Component
record Acquaintances(KnownDevices devices, KnownNetworks networks) {
  /** A try, by who makes it. */
  LoginTry tried(boolean byProgram, HttpServletRequest request, String name) {
    String address = request.getRemoteAddr();
    if (byProgram) {
      return networks.isKnown(name, address)
          ? LoginTry.fromKnownNetwork(name, address)
          : LoginTry.byStranger(name, address);
    }
    return devices
        .of(request, name)
        .map(LoginTry::byDevice)
        .orElseGet(() -> LoginTry.byStranger(name, address));
  }

  /** Who tried had the right password. */
  void remember(
      boolean byProgram, HttpServletRequest request, HttpServletResponse answer, String name) {
    if (byProgram) {
      networks.remember(name, request.getRemoteAddr());
    } else {
      devices.remember(request, answer, name);
    }
  }
}
