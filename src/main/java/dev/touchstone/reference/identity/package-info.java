/**
 * Who is asking, and what they may do: token verification, tenants, people, roles and the one
 * permission table. It may know the database, and knows nothing of HTTP beyond the text of an
 * Authorization header.
 */
package dev.touchstone.reference.identity;
