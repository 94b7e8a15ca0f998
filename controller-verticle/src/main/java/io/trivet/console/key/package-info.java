/** The replicas of one key, side by side. */
package io.trivet.console.key;
