/** The labs of chapter 8: gradient descent. */
package dev.cajal.app.lab.descent;
