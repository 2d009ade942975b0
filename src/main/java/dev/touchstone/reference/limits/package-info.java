/**
 * What each tenant is limited to: a budget, so many requests a minute, some of the models. Limits
 * are kept in the database and hold from the next request on; requests are counted in memory. It
 * may know the database, and nothing of engines or HTTP.
 */
package dev.touchstone.reference.limits;
