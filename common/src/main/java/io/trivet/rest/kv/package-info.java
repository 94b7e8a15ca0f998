/** The native face of the store, at {@code /v1}: raw bytes in, raw bytes out. One class per route. */
package io.trivet.rest.kv;
