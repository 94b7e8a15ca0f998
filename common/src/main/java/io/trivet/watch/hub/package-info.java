/** Watching at a gateway: one question to each lane for all that watch here, and what each of them is told. */
package io.trivet.watch.hub;
