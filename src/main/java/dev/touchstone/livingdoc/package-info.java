/**
 * The living documentation: Cucumber's messages and the catalogue in, the verdict of each criterion
 * out, as a page, as JSON, as Markdown and as JUnit XML. It is a function of its inputs and knows
 * {@code criteria} only: no router, no stack, no setting.
 */
package dev.touchstone.livingdoc;
