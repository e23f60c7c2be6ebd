/** The labs of chapter 2: gates and Boolean functions. */
package dev.cajal.app.lab.logic;
