/** The labs of chapter 13: generalisation. */
package dev.cajal.app.lab.generalisation;
