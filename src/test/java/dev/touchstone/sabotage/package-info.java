/** The catalogue of defects is read strictly. The one that is kept in features is complete. */
package dev.touchstone.sabotage;
