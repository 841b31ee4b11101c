package unblock.cli.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;
import unblock.message.Message;

/**
 * The commit of a repository to grade; without both, the last one of its default branch.
 *
 * @param commit its name, or the start of it
 * @param before the last commit of the default branch before this time
 */
public record GitRevision(Optional<String> commit, Optional<Instant> before) {
  private static final Pattern NAME = Pattern.compile("[0-9a-fA-F]{7,40}");

  /** The last commit of the default branch. */
  public static final GitRevision LATEST = new GitRevision(Optional.empty(), Optional.empty());

  /**
   * Parses the options.
   *
   * @param time as in {@code 2026-11-30T23:59+01:00}; without an offset, in this machine's zone
   * @throws InvalidRevision when the commit is not a hash or the time cannot be read
   */
  public static GitRevision of(Optional<String> commit, Optional<String> time)
      throws InvalidRevision {
    if (commit.isPresent() && !NAME.matcher(commit.get()).matches()) {
      throw new InvalidRevision(Message.of("intake.not-a-commit", "commit", commit.get()));
    }
    return new GitRevision(
        commit, time.isPresent() ? Optional.of(instant(time.get())) : Optional.empty());
  }

  private static Instant instant(String time) throws InvalidRevision {
    try {
      TemporalAccessor read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(time, ZonedDateTime::from, LocalDateTime::from);
      return read instanceof LocalDateTime local
          ? local.atZone(ZoneId.systemDefault()).toInstant()
          : Instant.from(read);
    } catch (DateTimeException e) {
      throw new InvalidRevision(Message.of("intake.not-a-time", "time", time), e);
    }
  }

  boolean isAsked() {
    return commit.isPresent() || before.isPresent();
  }
}
