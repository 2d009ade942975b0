/**
 * Plugins: which there are, which of them a tenant uses, and how each is configured. A plugin's
 * configuration is held to the JSON Schema that lies beside this package on the class path, and is
 * stored encrypted. It knows nothing of HTTP.
 */
package dev.touchstone.reference.plugins;
