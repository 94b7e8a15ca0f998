/** JSON in and out: strict, bounded, and without turning a megabyte of text into a hundred of objects. */
package io.trivet.rest.json;
