/** Tests of the rules by which several models come to one answer. They know no engine. */
package dev.touchstone.reference.orchestration;
