/**
 * The page of a submission: one HTML file that needs no network and works without scripts. {@link
 * unblock.engine.report.html.HtmlReport} is its door; a page of another kind shares the {@link
 * unblock.engine.report.html.PageAssets}. A grade becomes records of texts and positions here, and
 * templates in {@code src/main/jte} turn these into HTML; the templates escape every value.
 */
@NullMarked
package unblock.engine.report.html;

import org.jspecify.annotations.NullMarked;
