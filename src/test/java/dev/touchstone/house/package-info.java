/**
 * The rules of the house itself: what the documents say holds, as far as a test can tell. These
 * tests read files of the project and may know every room.
 */
package dev.touchstone.house;
