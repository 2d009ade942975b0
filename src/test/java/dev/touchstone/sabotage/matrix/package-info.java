/**
 * What is made of trials: verdicts, findings, the page and its twins. The trials are made up here;
 * nothing runs.
 */
package dev.touchstone.sabotage.matrix;
