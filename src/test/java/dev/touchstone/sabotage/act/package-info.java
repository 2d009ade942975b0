/** What rules do to exchanges. They are tried as the catalogue writes them, and nothing is sent. */
package dev.touchstone.sabotage.act;
