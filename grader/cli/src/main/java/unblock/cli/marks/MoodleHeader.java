package unblock.cli.marks;

import java.util.List;

/**
 * The headers of Moodle's grading worksheet in one language. The importer of Moodle requires the
 * identifier, the grade and the time of the grade in the language of its user.
 *
 * @param others headers that show the language and are not needed
 */
record MoodleHeader(
    String identifier,
    String fullName,
    String email,
    String grade,
    String maximum,
    List<String> others) {
  /** Translations that were seen; worksheets in other languages are read by their structure. */
  static final List<MoodleHeader> KNOWN =
      List.of(
          new MoodleHeader(
              "Identifier",
              "Full name",
              "Email address",
              "Grade",
              "Maximum Grade",
              List.of(
                  "Status",
                  "Grade can be changed",
                  "Last modified (submission)",
                  "Last modified (grade)",
                  "Feedback comments")),
          new MoodleHeader(
              "ID",
              "Vollständiger Name",
              "E-Mail-Adresse",
              "Bewertung",
              "Bestwertung",
              List.of(
                  "Status",
                  "Bewertung kann geändert werden",
                  "Zuletzt geändert (Abgabe)",
                  "Zuletzt geändert (Bewertung)",
                  "Feedback als Kommentar")),
          new MoodleHeader(
              "Identifiant",
              "Nom complet",
              "Adresse de courriel",
              "Note",
              "Note maximale",
              List.of(
                  "Statut",
                  "La note peut être modifiée",
                  "Dernière modification (travail remis)",
                  "Dernière modification (note)",
                  "Feedback par commentaires")),
          new MoodleHeader(
              "Identificador",
              "Nombre completo",
              "Dirección de correo",
              "Calificación",
              "Calificación máxima",
              List.of(
                  "Estado", "Última modificación (entrega)", "Última modificación (calificación)")),
          new MoodleHeader(
              "식별자", "성명", "이메일 주소", "성적", "최고 성적", List.of("상태", "최종 수정일(제출)", "최종 수정일(성적)")));

  /** The number of these headers that a row has. */
  long in(List<String> header) {
    return List.of(identifier, fullName, email, grade, maximum).stream()
            .filter(header::contains)
            .count()
        + others.stream().filter(header::contains).count();
  }
}
