/**
 * One run, as Cucumber's messages and the harness's {@code run.json} tell it, in records of our
 * own. The only place that knows Cucumber's message types; a file that ends in the middle is read
 * as far as it goes.
 */
package dev.touchstone.livingdoc.run;
