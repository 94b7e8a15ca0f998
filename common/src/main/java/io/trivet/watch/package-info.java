/** Changes as they happen: what leaders tell gateways of the keys that changed. docs/watch.md says how. */
package io.trivet.watch;
