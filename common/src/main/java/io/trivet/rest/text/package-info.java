/** The text face of the store, at {@code /api/kv}: sentences for people. One class per route. */
package io.trivet.rest.text;
