/** The data plane: what all faces of the store have in common. */
package io.trivet.rest.data;
