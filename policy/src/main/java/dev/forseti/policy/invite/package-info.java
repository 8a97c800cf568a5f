/**
 * Invitations of this homeserver's users by those whom our list, or an applied one, names: they are
 * rejected as the invited user, those of now and those that were open when the entry came. What is
 * open is known from events alone ({@code policy.state.OpenInvites}); nothing is stored.
 */
@NullMarked
package dev.forseti.policy.invite;

import org.jspecify.annotations.NullMarked;
