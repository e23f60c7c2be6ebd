/** The labs of chapter 4: data, tasks and ways to learn. */
package dev.cajal.app.lab.data;
