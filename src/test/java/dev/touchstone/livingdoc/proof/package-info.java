/** What is known of scenarios is read strictly. It is found whatever line they stand on. */
package dev.touchstone.livingdoc.proof;
