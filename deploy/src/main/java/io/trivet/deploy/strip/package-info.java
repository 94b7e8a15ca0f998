/** The strip: what clients of a store get while something is broken, second by second. */
package io.trivet.deploy.strip;
