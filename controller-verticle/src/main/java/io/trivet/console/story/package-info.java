/** What happened to the cluster, in plain words. */
package io.trivet.console.story;
