package dev.forseti.admin.signin;

import dev.forseti.admin.store.StoredText;

/**
 * The name of an account as it is looked up. What is counted, signed or remembered for an account
 * goes by this name too: however a name is typed, one account has one.
 */
final class AccountName {
  private AccountName() {}

  /** Without blanks and control characters around it, as Spring reads its form. */
  static String of(String typed) {
    return StoredText.of(typed.trim());
  }
}
