/** The labs of chapter 15: the errata of the lectures, computed. */
package dev.cajal.app.lab.errata;
