/** The envelope face of the store: JSON in and JSON out, at {@code /kv} and {@code /keys}. One class per route. */
package io.trivet.rest.envelope;
