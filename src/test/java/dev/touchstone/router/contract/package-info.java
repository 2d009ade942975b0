/**
 * What every driver must make of a router: the same situation is the same outcome, whichever router
 * it is. Situations are played with recorded routers and with live ones.
 */
package dev.touchstone.router.contract;
