package dev.forseti.admin.signin;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page with the sign-in form. */
@Controller
class SignInController {
  @GetMapping("/sign-in")
  String signIn() {
    return "sign-in";
  }
}
