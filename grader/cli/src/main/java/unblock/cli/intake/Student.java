package unblock.cli.intake;

import java.util.Optional;

/**
 * A student on the roster, or one who handed in a submission.
 *
 * @param id from the roster, or else the number in an export's file name
 * @param name from the roster, or else from an export
 * @param email only from the roster
 */
public record Student(String id, String name, Optional<String> email) {}
