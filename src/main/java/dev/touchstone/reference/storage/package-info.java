/**
 * The connection pool and the schema: connects and migrates in the background and says whether the
 * database answers. The migrations lie beside it on the class path. It knows no table by name.
 */
package dev.touchstone.reference.storage;
