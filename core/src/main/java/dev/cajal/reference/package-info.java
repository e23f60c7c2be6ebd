/** The slow, obvious interpreter: the definition of every operation, in double. */
package dev.cajal.reference;
