/** The labs of chapter 14: depth and beyond. */
package dev.cajal.app.lab.depth;
