/** Named parameters, running state and random streams, handed to layers while they are traced. */
package dev.cajal.nn.parameter;
