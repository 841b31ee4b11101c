package unblock.cli.intake;

import java.util.Optional;

/**
 * Someone who should hand in, or who did.
 *
 * @param id as on the roster, else the number that an export put into the file's name
 * @param name as on the roster, else as the export writes it
 * @param email only ever from the roster
 */
public record Student(String id, String name, Optional<String> email) {}
