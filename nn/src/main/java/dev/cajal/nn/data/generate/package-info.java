/** Data made by formulas and random numbers: small problems whose answer is known. */
package dev.cajal.nn.data.generate;
