/** The labs of chapter 5: linear probability models. */
package dev.cajal.app.lab.linear;
