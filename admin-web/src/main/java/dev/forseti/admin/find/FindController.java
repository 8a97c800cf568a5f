package dev.forseti.admin.find;

import dev.forseti.model.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads from the find box to the page of what was named, or to the cases that hold the words. */
@Controller
class FindController {
  @GetMapping("/find")
  String find(@RequestParam("q") String words) {
    return switch (Sought.read(words)) {
      case Sought.Case found -> "redirect:/cases/" + found.id();
      case Sought.Event found -> to("/messages", "id", found.id().value());
      case Sought.About(Subject subject) ->
          subject.kind() == Subject.Kind.USER
              ? to("/users", "id", subject.id())
              : to("/queue", "q", subject.id());
      case Sought.Words found -> to("/queue", "q", found.words());
    };
  }

  private static String to(String page, String name, String value) {
    return "redirect:"
        + UriComponentsBuilder.fromPath(page)
            .queryParam(name, "{value}")
            .encode()
            .buildAndExpand(value)
            .toUriString();
  }
}
